"""An options stack that pushes and pops layers; one caller pops before it sends."""
from openai import OpenAI

client = OpenAI()


class Options:
    def __init__(self, base):
        self.layers = [base]

    def push(self, **more):
        self.layers.append({**self.layers[-1], **more})
        return self

    def pop(self):
        return self.layers.pop()

    @property
    def headers(self):
        return {"x-" + k.replace("_", "-"): v for k, v in self.layers[-1].items()}


options = Options({"team_id": "lib", "cost_center": "cc-4008", "service": "catalogue", "environment": "prod"})


def describe(book):
    options.push(correlation_id=book)
    answer = client.responses.create(model="gpt-4o-mini", input=book, extra_headers=options.headers)
    options.pop()
    return answer


def suggest(book):
    options.push(correlation_id=book)
    options.pop()
    return client.responses.create(model="gpt-4o-mini", input=book, extra_headers=options.headers)


def main():
    describe("b-1")
    suggest("b-2")
