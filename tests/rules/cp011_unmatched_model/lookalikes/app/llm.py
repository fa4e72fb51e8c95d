from acme_llm import Gateway as G
from acme_llm import ask as ask_llm
from acme_obs import Session
from openai import OpenAI

client = OpenAI()
session = Session()
gateway = G()


class Client:
    def __init__(self, headers):
        self.headers = headers

    def ask(self):
        return client.responses.create(model="m", input="", extra_headers=self.headers)


def ask(**kwargs):
    ask_llm("hi", team="search")
    gateway.ask(headers=session.headers())
    return client.responses.create(model="m", input="", **kwargs)
