"""Streams: by context manager, by stream=True, as a generator that starts when it is read."""
from anthropic import Anthropic
from openai import OpenAI

TAGS = {"x-team-id": "str", "x-cost-center": "cc-37", "x-service": "str", "x-environment": "prod"}


def claude(text, cid):
    with Anthropic().messages.stream(model="claude-sonnet-4-0", max_tokens=7, messages=[{"role": "user", "content": text}],
                                     extra_headers={**TAGS, "x-correlation-id": cid}) as stream:
        return "".join(stream.text_stream)


def gpt(text):
    for chunk in OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], stream=True,
                                                  extra_headers=TAGS):
        yield chunk.choices[0].delta.content or ""


def main():
    claude("a", "s-1")
    "".join(gpt("b"))
