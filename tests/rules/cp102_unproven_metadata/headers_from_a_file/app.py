import json
from pathlib import Path

import yaml
from openai import OpenAI

client = OpenAI()


def ask(prompt: str) -> object:
    headers = json.loads(Path("headers.json").read_text())
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)  # expect: CP102


def ask_with_owner(prompt: str) -> object:
    headers = json.loads(Path("headers.json").read_text())
    return client.responses.create(model="gpt-5", input=prompt, extra_headers={**headers, "x-team-id": "search"})


def ask_with_settings(prompt: str) -> object:
    headers = yaml.safe_load(Path("headers.yaml").read_text())
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)  # expect: CP102
