from openai import OpenAI

FULL = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
client = OpenAI()


def late():
    fns = []
    for h in (FULL, {}):
        fns.append(lambda: client.responses.create(model="m", input="x", extra_headers=h))
    return fns[0]()


def early():
    fns = []
    for h in (FULL, {}):
        fns.append(lambda h=h: client.embeddings.create(model="m", input="x", extra_headers=h))
    return fns[0]()


def rebinding():
    h = FULL

    def go():
        return client.chat.completions.create(model="m", messages=[], extra_headers=h)
    h = {"x-team-id": "a"}
    return go()


def main():
    late()
    early()
    rebinding()
