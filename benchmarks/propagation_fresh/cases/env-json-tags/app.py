import json
import os

from openai import OpenAI

TAGS = json.loads(os.environ["LLM_TAGS"])
FIXED = {"x-service": "ej", "x-environment": "prod", "x-correlation-id": "1"}


def ask(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={**FIXED, **TAGS})


def ask_checked(text):
    headers = {**FIXED, **TAGS}
    for name in ("x-team-id", "x-cost-center"):
        if not headers.get(name):
            headers[name] = "shared"
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    ask("a")
    ask_checked("a")
