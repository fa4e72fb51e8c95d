"""while with a counter, continue before the key is set, and a for/else."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "lw", "x-cost-center": "cc-340", "x-service": "lw", "x-environment": "prod"}


def drain(queue):
    n = 0
    while queue:
        text = queue.pop()
        n += 1
        client.responses.create(model="gpt-4o", input=text, extra_headers=OWNER | {"x-correlation-id": f"d-{n}"})


def skip_some(pairs):
    headers = {}
    for name, value in pairs:
        if name.endswith("service"):
            continue
        headers[name] = value
    client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def nested(texts, models=("gpt-4o", "gpt-4o-mini")):
    for text in texts:
        for model in models:
            headers = {**OWNER}
            if model.endswith("mini"):
                break
            headers["x-correlation-id"] = text
            client.responses.create(model=model, input=text, extra_headers=headers)
        else:
            headers = None
        client.responses.create(model="gpt-4o-mini", input=text, extra_headers=headers)


def main():
    drain(["a", "b"])
    skip_some([*OWNER.items(), ("x-correlation-id", "s")])
    nested(["a"])
