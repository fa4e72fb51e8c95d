import importlib
from operator import methodcaller

from openai import OpenAI


class Service:
    client = OpenAI()
    owner = {"x-team-id": "post", "x-cost-center": "cc-388", "x-service": "sails", "x-environment": "prod"}

    def do_turn(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.owner | {"x-correlation-id": "t"})

    def do_stop(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.owner)

    def handle(self, command, text):
        method = getattr(self, f"do_{command}", None)
        if method is None:
            raise ValueError(command)
        return method(text)


def main():
    service = Service()
    service.handle("turn", "a")
    methodcaller("handle", "stop", "b")(service)
