from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def ask(text):
    headers = {**TAGS, "x-team-id": "unknown", **{"x-team-id": "search"}}
    last = list(headers)[-1]
    client.responses.create(model="m", input=last, extra_headers={k: headers[k] for k in headers})  # expect: pass
