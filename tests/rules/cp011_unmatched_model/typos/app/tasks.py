import acme_llm
import acme_obs
from openai import OpenAI

client = OpenAI()


def handle(team):
    acme_llm.ask("hi", team="search")
    acme_obs.audit({})


def plain(team):
    return team


class Worker:
    def run(self, team):
        return client.responses.create(model="m", input="", extra_headers={"x-team-id": team})
