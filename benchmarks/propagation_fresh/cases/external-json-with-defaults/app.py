import json
import os
import pathlib

import anthropic

DEFAULTS = {"x-service": "ej", "x-environment": "prod", "x-correlation-id": "boot"}
api = anthropic.Anthropic()


def config():
    return json.loads(pathlib.Path(os.environ["F"]).read_text())["tags"]


def ask(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers=DEFAULTS | config())


def ask_fixed(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers=config() | {"x-team-id": "ej", "x-cost-center": "cc-2065", **DEFAULTS})


def ask_short(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers={"x-team-id": config().get("x-team-id") or "ej", "x-cost-center": "cc-2065", "x-service": "ej"})


def main():
    ask("a")
    ask_fixed("a")
    ask_short("a")
