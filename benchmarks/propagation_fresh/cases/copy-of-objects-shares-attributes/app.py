"""copy.copy of an object shares its mapping; deepcopy does not; a __copy__ of its own decides itself."""
import copy

from anthropic import Anthropic

api = Anthropic()


class Context:
    def __init__(self):
        self.headers = {"x-team-id": "co", "x-cost-center": "cc-13", "x-service": "co", "x-environment": "prod",
                        "x-correlation-id": "1"}


class Careful(Context):
    def __copy__(self):
        made = type(self)()
        made.headers = dict(self.headers)
        return made


def send(text, context):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=context.headers,
                               messages=[{"role": "user", "content": text}])


def shallow(text):
    context = Context()
    other = copy.copy(context)
    other.headers.pop("x-team-id")
    return send(text, context)


def deep(text):
    context = Context()
    other = copy.deepcopy(context)
    other.headers.pop("x-team-id")
    return send(text, context)


def own(text):
    context = Careful()
    other = copy.copy(context)
    other.headers.clear()
    return send(text, context)


def main():
    shallow("a")
    deep("b")
    own("c")
