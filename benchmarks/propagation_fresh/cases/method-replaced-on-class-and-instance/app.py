"""setattr on the class reaches all objects, on one object only that one."""
from anthropic import Anthropic

api = Anthropic()


class Tags:
    def build(self):
        return {"x-team-id": "mc", "x-cost-center": "cc-27", "x-service": "mc", "x-environment": "prod", "x-correlation-id": "1"}


class Others(Tags):
    pass


def bare(self=None):
    return {"x-team-id": "mc"}


def send(text, tags):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=tags.build(),
                               messages=[{"role": "user", "content": text}])


def on_instance(text):
    tags = Tags()
    tags.build = bare
    return send(text, tags)


def untouched(text):
    return send(text, Tags())


def on_class(text):
    setattr(Others, "build", bare)
    return send(text, Others())


def main():
    on_instance("a")
    untouched("b")
    on_class("c")
