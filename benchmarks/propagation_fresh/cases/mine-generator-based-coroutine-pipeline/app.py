from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "mine", "x-cost-center": "cc-54", "x-service": "ore", "x-environment": "prod"}


def requests(samples):
    for n, sample in enumerate(samples, 1):
        yield {"model": "gpt-4o", "input": sample, "extra_headers": {**OWNER, "x-correlation-id": f"s-{n}"}}


def without_ids(stream):
    for request in stream:
        request["extra_headers"].pop("x-correlation-id")
        yield request


def send(stream):
    return [client.responses.create(**request) for request in stream]


def send_lazily(stream):
    for request in stream:
        yield client.responses.create(**request)


def main():
    send(requests(["gold", "tin"]))
    for _ in send_lazily(without_ids(requests(["zinc"]))):
        pass
