import anthropic
import openai

OWNER = {"x-team-id": "sc", "x-cost-center": "cc-1", "x-service": "sc", "x-environment": "prod", "x-correlation-id": "1"}


class Tagged(openai.OpenAI):
    @property
    def default_headers(self):
        return {**super().default_headers, **OWNER}


class Named(openai.OpenAI):
    def __init__(self, *args, owner=None, **kwargs):
        headers = {**(owner or {}), **(kwargs.pop("default_headers", None) or {})}
        super().__init__(*args, default_headers=headers, **kwargs)


class Logged(anthropic.Anthropic):
    def ask(self, text, **kw):
        return self.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": text}], **kw)


class Prepared(openai.OpenAI):
    def _prepare_options(self, options):
        options.headers = {**(options.headers or {}), **OWNER}
        return super()._prepare_options(options)


def a():
    return Tagged().responses.create(model="gpt-4o", input="x")


def b():
    return Named(owner=OWNER).responses.create(model="gpt-4o", input="x")


def c():
    return Named(max_retries=1).responses.create(model="gpt-4o", input="x")


def d():
    return Logged(default_headers=OWNER).ask("x")


def e():
    return Logged().ask("x", extra_headers=OWNER)


def f():
    return Named(default_headers={"x-team-id": "sc"}, owner={**OWNER, "x-team-id": ""}).responses.create(model="gpt-4o", input="x")


def g():
    return Tagged().with_options(timeout=3).responses.create(model="gpt-4o", input="x")


def main():
    for fn in (a, b, c, d, e, f, g):
        fn()
