import importlib
from operator import attrgetter, methodcaller

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
sdk = importlib.import_module("openai")
client = getattr(sdk, "Open" + "AI")()


def by_methodcaller(text):
    return methodcaller("create", model="gpt-4o", input=text, extra_headers=TAGS)(client.responses)


def by_attrgetter(text):
    return attrgetter("responses.create")(client)(model="gpt-4o", input=text)


def by_loop(text):
    target = client
    for part in "chat.completions.create".split("."):
        target = getattr(target, part)
    return target(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers={"x-team-id": "a"})


def main():
    by_methodcaller("a")
    by_attrgetter("b")
    by_loop("c")
