from openai import OpenAI

client = OpenAI()


def steps(headers):
    headers["x-correlation-id"] = "1"
    yield 1
    headers["x-team-id"] = "search"
    yield 2


def ask(text):
    headers = {}
    filling = steps(headers)
    next(filling)
    headers["x-correlation-id"] = ""
    next(filling)  # sets the team alone
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
