"""map() and filter() do their work when they are read: a mapping that is changed before gives what it has then."""
from anthropic import Anthropic

api = Anthropic()


def tags():
    return {"x-team-id": "ml", "x-cost-center": "cc-19", "x-service": "ml", "x-environment": "prod", "x-correlation-id": "1"}


def send(text, headers):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def mapped(text):
    source = tags()
    values = map(source.get, list(source))
    names = list(source)
    source["x-service"] = ""
    return send(text, dict(zip(names, values)))


def never_read(text):
    headers = tags()
    map(headers.pop, list(headers))
    return send(text, headers)


def read(text):
    headers = tags()
    list(map(headers.pop, ["x-team-id", "x-service"]))
    return send(text, headers)


def main():
    mapped("a")
    never_read("b")
    read("c")
