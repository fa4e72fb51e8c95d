import openai

import fakes

OWNER = {"x-team-id": "sales", "x-cost-center": "cc-2424", "x-service": "demo", "x-environment": "prod", "x-correlation-id": "demo-1"}


def real():
    return openai.OpenAI()


def demo(text):
    client = fakes.OpenAI(["Sure!"])

    return client.responses.create(model="gpt-4o", input=text)


def live(text):
    client = real()

    return client.responses.create(model="gpt-4o", input=text)


def live_tagged(text):
    return real().responses.create(model="gpt-4o", input=text, extra_headers=OWNER)


def main():
    demo("hi")
    live("hi")
    live_tagged("hi")
