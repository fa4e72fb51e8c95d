import json
import os
from pathlib import Path

import anthropic

OWNERS = json.loads(Path(os.environ["OWNERS"]).read_text())
claude = anthropic.Anthropic(default_headers={"x-service": "bot", "x-environment": "prod"})


def headers(name):
    return {"x-" + key.replace("_", "-"): value for key, value in OWNERS.get(name, {}).items()}


def ask(text, cid):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                  extra_headers={**headers("bot"), "x-correlation-id": cid})


def ask_fixed(text, cid):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                  extra_headers={"x-team-id": "bot", "x-cost-center": "cc-72", "x-correlation-id": cid})


def main():
    ask("a", "1")
    ask_fixed("b", "2")
