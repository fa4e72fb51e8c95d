"""A generator delegates to another; the request leaves when the first item is asked for."""
from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "sd", "x-cost-center": "cc-2039", "x-service": "sd"})


def tokens(text, **headers):
    stream = client.chat.completions.create(model="gpt-4o", stream=True, messages=[{"role": "user", "content": text}],
                                            extra_headers={"x-environment": "prod", **headers})
    with stream:
        yield from (c.choices[0].delta.content or "" for c in stream)


def page(texts):
    for n, text in enumerate(texts):
        yield from tokens(text, **{"x-correlation-id": f"p-{n}"})


def teaser(text):
    return next(tokens(text), "")


def main():
    "".join(page(["a", "b"]))
    teaser("c")
