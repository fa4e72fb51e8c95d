"""Objects that look like clients, and one that is one."""
from openai import OpenAI

TAGS = {"x-team-id": "post", "x-cost-center": "cc-4", "x-service": "post", "x-environment": "prod", "x-correlation-id": "p"}


class Messages:
    def create(self, **letter):
        return {"id": 1, **letter}


class Office:
    def __init__(self):
        self.messages = Messages()
        self.responses = Messages()


class Client:
    def __init__(self, inner):
        self.chat = inner
        self.responses = inner.responses


office = Office()


def letters(text):
    office.messages.create(model="letter", max_tokens=3, messages=[{"role": "user", "content": text}])
    return office.responses.create(model="gpt-4o", input=text)


def answer(text):
    return Client(OpenAI()).responses.create(model="gpt-4o", input=text, extra_headers=TAGS)


def answer_short(text):
    return Client(OpenAI()).chat.responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": "post"})


def main():
    letters("a")
    answer("b")
    answer_short("c")
