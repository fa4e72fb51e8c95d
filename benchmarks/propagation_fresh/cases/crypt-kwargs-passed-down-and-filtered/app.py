import inspect

import anthropic

api = anthropic.Anthropic()
ALLOWED = {"model", "max_tokens", "messages", "temperature"}


def call(**kwargs):
    return api.messages.create(**kwargs)


def call_filtered(**kwargs):
    return api.messages.create(**{k: v for k, v in kwargs.items() if k in ALLOWED})


def request(text, **options):
    return {"model": "claude-sonnet-4-0", "max_tokens": 3, "messages": [{"role": "user", "content": text}], **options}


HEADERS = {"x-team-id": "crypt", "x-cost-center": "cc-333", "x-service": "lore", "x-environment": "prod", "x-correlation-id": "1"}


def tell(text):
    return call(**request(text, extra_headers=HEADERS))


def whisper(text):
    return call_filtered(**request(text, extra_headers=HEADERS))


def main():
    tell("a")
    whisper("b")
