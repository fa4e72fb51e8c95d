from functools import cached_property

from openai import OpenAI


class Session:
    def __init__(self, user):
        self.user = user

    @cached_property
    def headers(self):
        return {"x-team-id": "cp", "x-cost-center": "cc-61", "x-service": "cp", "x-environment": "prod",
                "x-correlation-id": self.user}

    def ask(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.headers)

    def ask_after_logout(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.headers)

    def logout(self):
        self.headers.pop("x-correlation-id")


def main():
    session = Session("u1")
    session.ask("a")
    session.logout()
    session.ask_after_logout("b")
