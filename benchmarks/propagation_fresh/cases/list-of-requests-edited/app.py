from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "lr", "x-cost-center": "cc-334", "x-service": "lr", "x-environment": "prod"}


def plan(texts):
    requests = [{"input": t, "model": "gpt-4o", "extra_headers": dict(OWNER)} for t in texts]
    for number, request in enumerate(requests):
        request["extra_headers"]["x-correlation-id"] = f"plan-{number}"
    return requests


def run(texts):
    return [client.responses.create(**request) for request in plan(texts)]


def run_shared(texts):
    headers = [OWNER] * len(texts)
    headers[0] = {**OWNER, "x-correlation-id": "first"}
    for text, h in zip(texts, headers):
        client.responses.create(model="gpt-4o-mini", input=text, extra_headers=h)


def main():
    run(["a", "b"])
    run_shared(["a", "b"])
