from openai import OpenAI

client = OpenAI()


def steps(headers):
    headers["x-team-id"] = "search"
    yield 1
    headers["x-correlation-id"] = "1"  # not done by then
    yield 2


def ask(text):
    headers = {}
    next(steps(headers))
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
