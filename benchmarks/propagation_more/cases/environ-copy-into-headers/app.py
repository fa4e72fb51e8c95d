"""Headers picked out of os.environ by prefix; a second set lists its names and indexes."""
import os

import anthropic

api = anthropic.Anthropic()
NAMES = {"x-team-id": "TEAM_ID", "x-cost-center": "COST_CENTER", "x-service": "SERVICE_NAME", "x-environment": "DEPLOY_ENV"}


def prefixed():
    return {"x-" + k[7:].lower().replace("_", "-"): v for k, v in os.environ.items() if k.startswith("LLMTAG_")}


def indexed():
    return {header: os.environ[name] for header, name in NAMES.items()}


def ask(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers={**prefixed(), "x-correlation-id": "1"},
                               messages=[{"role": "user", "content": text}])


def ask_indexed(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers={**indexed(), "x-correlation-id": "1"},
                               messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_indexed("a")
