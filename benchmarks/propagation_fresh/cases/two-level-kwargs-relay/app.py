from openai import OpenAI

client = OpenAI()
DEFAULTS = {"model": "gpt-4o-mini", "temperature": 0.1}
OWNER = {"x-team-id": "relay", "x-cost-center": "cc-921", "x-service": "relay", "x-environment": "prod"}


def _send(messages, /, **options):
    return client.chat.completions.create(messages=messages, **{**DEFAULTS, **options})


def chat(text, **options):
    return _send([{"role": "user", "content": text}], **options)


def chat_as(cid, text, **options):
    headers = options.pop("extra_headers", None) or {}
    return chat(text, extra_headers={**OWNER, **headers, "x-correlation-id": cid}, **options)


def main():
    chat_as("r-1", "a", temperature=1)
    chat_as("r-2", "a", extra_headers={"x-service": "relay-2"})
    chat("a", extra_headers=OWNER)
