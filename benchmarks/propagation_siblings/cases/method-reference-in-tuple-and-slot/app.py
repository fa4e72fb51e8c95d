from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "ref", "x-cost-center": "cc-1", "x-service": "ref", "x-environment": "prod", "x-correlation-id": "1"}
create, embed = client.responses.create, client.embeddings.create


def a():
    return create(model="gpt-4o", input="x", extra_headers=OWNER)


def b():
    return embed(model="e", input="x")


class Job:
    __slots__ = ("run", "kwargs")

    def __init__(self, run, **kwargs):
        self.run = run
        self.kwargs = kwargs

    def go(self):
        return self.run(**self.kwargs)


def c():
    return Job(client.responses.create, model="gpt-4o", input="x", extra_headers=OWNER).go()


def apply(fn, /, *args, **kwargs):
    return fn(*args, **kwargs)


def d():
    return apply(client.chat.completions.create, model="gpt-4o", messages=[{"role": "user", "content": "x"}], extra_headers=OWNER)


def e():
    return apply(client.chat.completions.create, model="gpt-4o", messages=[{"role": "user", "content": "x"}])


def f():
    return list(map(lambda t: create(model="gpt-4o", input=t, extra_headers=OWNER), ["x"]))


def main():
    for fn in (a, b, c, d, e, f):
        fn()
