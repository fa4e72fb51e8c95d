from contextlib import contextmanager

import anthropic

api = anthropic.Anthropic()
TAGS = {"x-team-id": "orchid", "x-cost-center": "cc-302", "x-service": "caption", "x-environment": "prod"}


@contextmanager
def caption(text, **extra):
    manager = api.messages.stream(model="claude-sonnet-4-0", max_tokens=9, messages=[{"role": "user", "content": text}],
                                  extra_headers={**TAGS, **extra})
    with manager as stream:
        yield stream


def words(text):
    with caption(text, **{"x-correlation-id": "c-" + text}) as stream:
        for part in stream.text_stream:
            yield part


def plain(text):
    with api.messages.stream(model="claude-sonnet-4-0", max_tokens=9, extra_headers=TAGS,
                             messages=[{"role": "user", "content": text}]) as stream:
        return stream.get_final_message()


def main():
    list(words("a"))
    plain("b")
