import os

import anthropic

OWNER = {"x-team-id": os.environ["TEAM_ID"], "x-cost-center": os.environ["COST_CENTER"], "x-service": "burrow",
         "x-environment": os.environ.get("DEPLOY_ENV", "dev")}
claude = anthropic.Anthropic(default_headers=OWNER)


def dig(text):
    run = os.environ.get("RUN_ID")
    headers = {"x-correlation-id": run} if run else {}
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def fill(text):
    run = os.environ.get("RUN_ID") or "burrow-local"
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers={"x-correlation-id": run},
                                  messages=[{"role": "user", "content": text}])


def main():
    dig("a")
    fill("b")
