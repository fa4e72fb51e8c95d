from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "mg", "x-cost-center": "cc-3025", "x-service": "mg", "x-environment": "prod"}


class Caller:
    def __init__(self, method, **fixed):
        self.method, self.fixed = method, fixed

    def __call__(self, **given):
        return self.method(**self.fixed, **given)


respond = Caller(client.responses.create, model="gpt-4o", extra_headers={**TAGS, "x-correlation-id": "m"})
embed = Caller(client.embeddings.create, model="text-embedding-3-small", extra_headers=TAGS)


def ask_all(texts):
    return list(map(lambda text: respond(input=text), texts))


def main():
    ask_all(["a", "b"])
    embed(input="c")
