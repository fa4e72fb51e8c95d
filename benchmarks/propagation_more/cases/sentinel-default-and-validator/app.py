"""A sentinel default, and a validator that raises for incomplete tags, so that what passes is whole."""
from openai import OpenAI

_UNSET = object()
REQUIRED = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")
OWNER = {"x-team-id": "sv", "x-cost-center": "cc-477", "x-service": "sv", "x-environment": "prod"}


def whole(headers):
    lacking = [name for name in REQUIRED if not headers.get(name)]
    if lacking:
        raise ValueError(f"missing {lacking}")
    return headers


class Mailer:
    def __init__(self, headers=_UNSET):
        self.client = OpenAI()
        self.headers = OWNER if headers is _UNSET else headers

    def draft(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)

    def send(self, text):
        return self.client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=whole(self.headers))


def main():
    Mailer(headers={**OWNER, "x-correlation-id": "1"}).draft("a")
    Mailer(headers={**OWNER, "x-correlation-id": "2"}).send("a")
    Mailer().draft("b")
    try:
        Mailer().send("b")
    except ValueError:
        pass
