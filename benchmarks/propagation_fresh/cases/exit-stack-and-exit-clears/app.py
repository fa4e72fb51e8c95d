"""A manager that clears its tags on exit: a request after the block is bare, one within it is not."""
from contextlib import ExitStack

from openai import OpenAI

client = OpenAI()


class Scope:
    def __init__(self, **tags):
        self.tags = {"x-" + k.replace("_", "-"): v for k, v in tags.items()}

    def __enter__(self):
        return self.tags

    def __exit__(self, *_):
        self.tags.clear()
        return False


def scope(cid):
    return Scope(team_id="xs", cost_center="cc-45", service="xs", environment="prod", correlation_id=cid)


def within(text):
    with scope("1") as tags:
        return client.responses.create(model="gpt-4o", input=text, extra_headers=tags)


def after(text):
    with scope("2") as tags:
        pass
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tags)


def stacked(text):
    with ExitStack() as stack:
        tags = stack.enter_context(scope("3"))
        return client.responses.create(model="gpt-4o", input=text, extra_headers=tags)


def popped(text):
    with ExitStack() as stack:
        tags = stack.enter_context(scope("4"))
        stack.close()
        return client.responses.create(model="gpt-4o", input=text, extra_headers=tags)


def main():
    within("a")
    after("b")
    stacked("c")
    popped("d")
