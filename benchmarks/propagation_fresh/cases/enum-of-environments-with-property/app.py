import enum

from openai import OpenAI


class Env(enum.Enum):
    PROD = ("prod", "cc-58")
    LAB = ("", "cc-59")

    def __init__(self, label, center):
        self.label = label
        self.center = center

    @property
    def headers(self):
        return {"x-team-id": "en", "x-service": "en", "x-environment": self.label, "x-cost-center": self.center}


client = OpenAI()


def ask(text, env, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**env.headers, "x-correlation-id": cid})


def ask_prod(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Env.PROD.headers | {"x-correlation-id": cid})


def main():
    ask_prod("a", "1")
    ask("b", Env.PROD, "2")
    ask("c", Env.LAB, "3")
