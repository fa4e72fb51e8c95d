"""vars() of an object has what was set on it, not what its class has."""
from openai import OpenAI

client = OpenAI()


class Tags:
    environment = "prod"
    service = "vars"

    def __init__(self, cid):
        self.team_id = "vars"
        self.cost_center = "cc-19"
        self.correlation_id = cid


class FullTags(Tags):
    def __init__(self, cid):
        super().__init__(cid)
        self.environment = self.environment
        self.service = "vars-full"


def headers(tags):
    return {"x-" + name.replace("_", "-"): value for name, value in vars(tags).items()}


def short(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(Tags("1")))


def full(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(FullTags("2")))


def main():
    short("a")
    full("b")
