from dataclasses import dataclass, field

from openai import OpenAI

client = OpenAI()


@dataclass
class Context:
    team: str
    cost: str
    cid: str
    history: list = field(default_factory=list)

    def child(self, suffix):
        return Context(self.team, self.cost, f"{self.cid}/{suffix}", self.history)

    def headers(self, service):
        return {"x-team-id": self.team, "x-cost-center": self.cost, "x-service": service, "x-environment": "prod",
                "x-correlation-id": self.cid}


class Agent:
    def __init__(self, name, *helpers):
        self.name, self.helpers = name, helpers

    def think(self, context, text):
        context.history.append((self.name, text))
        out = client.responses.create(model="gpt-4o", input=text, extra_headers=context.headers(self.name))
        for helper in self.helpers:
            helper.think(context.child(helper.name), out.output_text)
        return out


class Critic(Agent):
    def think(self, context, text):
        return client.responses.create(model="gpt-4o-mini", input=f"criticise {text}")


def main():
    Agent("lead", Agent("writer"), Critic("critic")).think(Context("mews", "cc-402", "m-1"), "a")
