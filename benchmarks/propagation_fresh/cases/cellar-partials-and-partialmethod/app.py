import functools

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "cellar", "x-cost-center": "cc-330", "x-service": "wine", "x-environment": "prod"}

respond = functools.partial(client.responses.create, model="gpt-4o", extra_headers={**OWNER, "x-correlation-id": "c-1"})
embed = functools.partial(client.embeddings.create, model="text-embedding-3-small", extra_headers=OWNER)


class Taster:
    def _ask(self, text, *, headers):
        return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)

    red = functools.partialmethod(_ask, headers=OWNER)
    white = functools.partialmethod(_ask, headers=OWNER | {"x-correlation-id": "white"})


def main():
    respond(input="a")
    embed(input="b")
    Taster().red("c")
    Taster().white("d")
