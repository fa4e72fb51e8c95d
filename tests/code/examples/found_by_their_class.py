"""Functions whose calls do not name them (`__init__`, `__call__`): their callers are found by the class."""

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}


class Warmed:
    def __init__(self, headers):
        OpenAI().responses.create(model="m", input="x", extra_headers=headers)  # expect: fail correlation_id


class Sender:
    def __init__(self):
        self.sdk = OpenAI()

    def __call__(self, text, headers):
        return self.sdk.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


class Narrow:
    def __init__(self, keep):
        self.sdk = OpenAI()
        self.keep = keep

    def __call__(self, text, headers):
        headers = {k: v for k, v in headers.items() if k in self.keep}
        return self.sdk.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


def ask(send, text, headers):
    return send(text, headers)


def main():
    Warmed(OWNER)  # expect: blame correlation_id
    Warmed(TAGS)
    ask(Sender(), "a", TAGS)
    ask(Narrow({"x-team-id"}), "b", TAGS)
