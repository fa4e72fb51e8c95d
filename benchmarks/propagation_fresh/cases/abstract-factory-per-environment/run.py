from factories import Factory, Prod, Sandbox


def report(factory: Factory, rid):
    client = factory.openai("report")
    return client.responses.create(model="gpt-5", input="x", extra_headers={"x-correlation-id": rid})


def check(factory: Factory, rid):
    return factory.of("anthropic", "check").messages.create(
        model="claude-haiku-4-5", max_tokens=5, messages=[{"role": "user", "content": "x"}],
        extra_headers={"x-correlation-id": rid})


def main():
    prod, sandbox = Prod("af", "cc-1"), Sandbox("af", "cc-1")
    report(prod, "1")
    report(sandbox, "2")
    check(sandbox, "3")
