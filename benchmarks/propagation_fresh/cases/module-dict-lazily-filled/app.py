from openai import OpenAI

_clients = {}
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def client(name):
    if name not in _clients:
        _clients[name] = OpenAI(default_headers={**TAGS, "x-service": name})
    return _clients[name]


def override(name, other):
    _clients[name] = other


def ask(text):
    return client("a").responses.create(model="gpt-4o", input=text)


def ask_overridden(text):
    return client("b").responses.create(model="gpt-4o", input=text)


def main():
    ask("a")
    override("b", OpenAI())
    ask_overridden("b")
