from contextlib import contextmanager

from anthropic import Anthropic
from openai import OpenAI

FULL = {"x-team-id": "st", "x-cost-center": "cc", "x-service": "st", "x-environment": "prod", "x-correlation-id": "1"}
openai = OpenAI()
claude = Anthropic()


@contextmanager
def opened(headers):
    with claude.messages.stream(model="claude-haiku-4-5", max_tokens=4, messages=[{"role": "user", "content": "x"}],
                                extra_headers=headers) as stream:
        yield stream


def final():
    with opened(FULL) as stream:
        return stream.get_final_message()


def partial_tags():
    with opened({k: v for k, v in FULL.items() if "team" not in k}) as stream:
        return "".join(stream.text_stream)


def chunks(prompt, **kw):
    for chunk in openai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}], stream=True, **kw):
        yield chunk


def streamed():
    return list(chunks("x", extra_headers=FULL))


def streamed_bare():
    return [c for c in chunks("x", stream_options={"include_usage": True})]


def events():
    with openai.responses.stream(model="gpt-5", input="x", extra_headers=FULL) as stream:
        for _ in stream:
            pass


def main():
    final()
    partial_tags()
    streamed()
    streamed_bare()
    events()
