import functools

from openai import OpenAI

_clients: dict[str, OpenAI] = {}


@functools.lru_cache(maxsize=None)
def shared():
    return OpenAI(default_headers={"x-team-id": "lazy", "x-cost-center": "cc-1046"})


def client_for(service):
    if (found := _clients.get(service)) is None:
        found = _clients[service] = shared().with_options(default_headers={"x-service": service, "x-environment": "prod"})
    return found


def ask(text, cid):
    return client_for("lazy").responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def ask_shared(text, cid):
    return shared().responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def main():
    ask("a", "1")
    ask("b", "2")
    ask_shared("a", "3")
