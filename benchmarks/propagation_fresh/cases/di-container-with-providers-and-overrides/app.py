from openai import OpenAI

OWNER = {"x-team-id": "di", "x-cost-center": "cc-85", "x-service": "di", "x-environment": "prod"}


class Container:
    def __init__(self):
        self._factories = {}
        self._made = {}

    def register(self, key, factory):
        self._factories[key] = factory
        self._made.pop(key, None)
        return self

    def resolve(self, key):
        if key not in self._made:
            self._made[key] = self._factories[key](self)
        return self._made[key]


class Answerer:
    def __init__(self, llm):
        self.llm = llm

    def run(self, text):
        return self.llm.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "d"})


def container():
    return (Container()
            .register("llm", lambda c: OpenAI(default_headers=c.resolve("headers")))
            .register("headers", lambda c: OWNER)
            .register("answerer", lambda c: Answerer(c.resolve("llm"))))


def good(text):
    return container().resolve("answerer").run(text)


def overridden(text):
    c = container().register("headers", lambda c: {})
    return c.resolve("answerer").run(text)


def main():
    good("a")
    overridden("b")
