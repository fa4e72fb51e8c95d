"""A decorator object; stacked with one that strips what it adds."""
import functools

import anthropic

api = anthropic.Anthropic()


class tagged:
    def __init__(self, **tags):
        self.tags = {"x-" + k.replace("_", "-"): v for k, v in tags.items()}

    def __call__(self, fn):
        @functools.wraps(fn)
        def call(*args, extra_headers=None, **kwargs):
            return fn(*args, extra_headers={**self.tags, **(extra_headers or {})}, **kwargs)
        return call


def offline(fn):
    def call(text, **kwargs):
        return fn(text)
    return call


OWNER = dict(team_id="dec", cost_center="cc-1039", service="dec", environment="prod")


@tagged(**OWNER, correlation_id="static")
def ask(text, extra_headers=None):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=extra_headers,
                               messages=[{"role": "user", "content": text}])


@tagged(**OWNER)
@offline
def ask_offline(text, extra_headers=None):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=extra_headers,
                               messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_offline("a")
