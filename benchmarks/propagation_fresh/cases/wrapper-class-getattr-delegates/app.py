from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Tagged:
    def __init__(self, inner, **headers):
        self._inner = inner
        self._headers = headers

    def __getattr__(self, name):
        found = getattr(self._inner, name)
        if name == "create":
            return lambda **kw: found(**{"extra_headers": self._headers, **kw})
        return Tagged(found, **self._headers) if not callable(found) else found


client = Tagged(OpenAI(), **TAGS)


def ask(text):
    return client.responses.create(model="gpt-4o", input=text)


def ask_own(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": "a"})


def stream(text):
    with client.responses.stream(model="gpt-4o", input=text) as events:
        return list(events)


def main():
    ask("a")
    ask_own("b")
    stream("c")
