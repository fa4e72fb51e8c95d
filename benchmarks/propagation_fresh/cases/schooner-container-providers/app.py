from openai import OpenAI

from container import Factory, Singleton

OWNER = {"x-team-id": "schooner", "x-cost-center": "cc-398", "x-service": "sails", "x-environment": "prod"}


class Bosun:
    def __init__(self, client, headers=None):
        self.client, self.headers = client, headers

    def whistle(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


class Container:
    client = Singleton(OpenAI, default_headers=OWNER)
    bosun = Factory(Bosun, client=client)


def traced(text):
    return Container.bosun(headers={"x-correlation-id": "s-1"}).whistle(text)


def plain(text):
    return Container.bosun().whistle(text)


def main():
    traced("a")
    plain("b")
