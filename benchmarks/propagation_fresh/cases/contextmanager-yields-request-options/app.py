from contextlib import ExitStack, contextmanager

import anthropic

api = anthropic.Anthropic()


@contextmanager
def owned(trace, **owner):
    options = {"extra_headers": {f"x-{k.replace('_', '-')}": v for k, v in owner.items()}}
    options["extra_headers"]["x-correlation-id"] = trace
    yield options
    options.clear()


def say(text, options):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=9, messages=[{"role": "user", "content": text}], **options)


def inside():
    with owned("i-1", team_id="ctx", cost_center="cc-3349", service="ctx", environment="prod") as options:
        say("in", options)


def after():
    with ExitStack() as stack:
        options = stack.enter_context(owned("i-2", team_id="ctx", cost_center="cc-3349", service="ctx", environment="prod"))
    say("after", options)


def main():
    inside()
    after()
