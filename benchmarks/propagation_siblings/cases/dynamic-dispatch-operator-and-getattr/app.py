import operator

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "dyn", "x-cost-center": "cc-1", "x-service": "dyn", "x-environment": "prod", "x-correlation-id": "1"}
PATHS = {"chat": "chat.completions.create", "responses": "responses.create"}


def by_attrgetter(kind, **kw):
    return operator.attrgetter(PATHS[kind])(client)(**kw)


def by_walk(path, **kw):
    target = client
    for part in path.split("."):
        target = getattr(target, part)
    return target(**kw)


def by_methodcaller(text):
    create = operator.methodcaller("create", model="gpt-4o", input=text, extra_headers=OWNER)
    return create(client.responses)


def by_methodcaller_bare(text):
    create = operator.methodcaller("create", model="gpt-4o", input=text)
    return create(client.responses)


class Dispatcher:
    def handle(self, kind, text):
        handler = getattr(self, f"on_{kind}", self.on_default)
        return handler(text)

    def on_ask(self, text):
        return client.responses.create(model="gpt-4o", input=text, extra_headers=OWNER)

    def on_default(self, text):
        return client.responses.create(model="gpt-4o", input=text)


def main():
    by_attrgetter("responses", model="gpt-4o", input="x", extra_headers=OWNER)
    by_walk("responses.create", model="gpt-4o", input="x")
    by_methodcaller("x")
    by_methodcaller_bare("x")
    Dispatcher().handle("ask", "a")
    Dispatcher().handle("other", "a")
