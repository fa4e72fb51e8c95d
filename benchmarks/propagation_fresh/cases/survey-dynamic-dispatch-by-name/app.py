from operator import attrgetter, methodcaller

from openai import OpenAI

TAGS = {"x-team-id": "survey", "x-cost-center": "cc-36", "x-service": "tabulate", "x-environment": "prod", "x-correlation-id": "s"}


class Survey:
    client = OpenAI()

    def handle_open(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS)

    def handle_scale(self, text):
        return self.client.responses.create(model="gpt-4o-mini", input=text)

    def dispatch(self, kind, text):
        handler = getattr(self, f"handle_{kind}", None)
        if handler is None:
            raise ValueError(kind)
        return handler(text)


def embed(text):
    create = attrgetter("embeddings.create")(Survey.client)
    return create(model="text-embedding-3-small", input=text, extra_headers=TAGS)


def respond(text):
    return methodcaller("create", model="gpt-4o", input=text)(Survey.client.responses)


def main():
    s = Survey()
    s.dispatch("open", "a")
    s.dispatch("scale", "b")
    embed("c")
    respond("d")
