import functools

from openai import OpenAI


class charged:
    """Used as @charged or @charged(service=...); binds like a method."""

    def __init__(self, fn=None, *, service="longhouse"):
        self.fn, self.service = fn, service

    def __call__(self, *args, **kwargs):
        if self.fn is None:
            return type(self)(args[0], service=self.service)
        return self.fn(*args, **kwargs)

    def __get__(self, instance, owner=None):
        tags = {"x-team-id": "longhouse", "x-cost-center": "cc-843", "x-service": self.service,
                "x-environment": "prod", "x-correlation-id": f"saga-{id(instance)}"}
        return functools.partial(self.fn, instance, headers=tags)


class Skald:
    def __init__(self):
        self.client = OpenAI()

    @charged(service="sagas")
    def tell(self, text, headers=None):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=headers)

    def mumble(self, text, headers=None):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    skald = Skald()
    skald.tell("of Ragnar")
    skald.mumble("of mead")
