from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "1"}


def ask(text):
    pairs = iter(TAGS.items())
    for name, _ in pairs:
        if name == "x-team-id":
            break
    client.responses.create(model="m", input=text, extra_headers=dict(pairs))  # expect: pass
