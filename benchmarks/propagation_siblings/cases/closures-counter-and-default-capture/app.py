from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "clo", "x-cost-center": "cc-1", "x-service": "clo", "x-environment": "prod"}


def make_asker(**tags):
    n = 0

    def ask(text):
        nonlocal n
        n += 1
        return client.responses.create(model="gpt-4o", input=text, extra_headers={**tags, "x-correlation-id": f"c-{n}"})
    return ask


def make_lambda(headers):
    return lambda text: client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


good = make_asker(**OWNER)
bad = make_asker(**{k: v for k, v in OWNER.items() if k != "x-team-id"})

askers = [lambda t, h={**OWNER, "x-correlation-id": str(i)}: client.responses.create(model="gpt-4o", input=t, extra_headers=h) for i in range(2)]


def counter():
    headers = {}

    def add(name, value):
        headers[name] = value
        return headers

    def send(text):
        return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)
    return add, send


def main():
    good("a")
    bad("a")
    make_lambda({**OWNER, "x-correlation-id": "l"})("a")
    for ask in askers:
        ask("b")
    add, send = counter()
    for k, v in OWNER.items():
        add(k, v)
    add("x-correlation-id", "k")
    send("c")
