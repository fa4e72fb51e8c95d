from openai import OpenAI

OWNER = {"x-team-id": "op", "x-cost-center": "cc-70", "x-service": "op", "x-environment": "prod"}


class Step:
    def __init__(self, fn):
        self.fn = fn

    def __or__(self, other):
        return Step(lambda value: other.fn(self.fn(value)))

    def __call__(self, value):
        return self.fn(value)


client = OpenAI()
clean = Step(str.strip)
good = Step(lambda text: client.responses.create(model="gpt-4o", input=text, extra_headers={**OWNER, "x-correlation-id": "p"}))
bad = Step(lambda text: client.responses.create(model="gpt-4o", input=text, extra_headers=OWNER))


def main():
    (clean | good)(" a ")
    (clean | bad)(" b ")
