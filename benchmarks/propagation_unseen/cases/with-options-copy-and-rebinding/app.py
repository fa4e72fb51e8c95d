from anthropic import Anthropic
from openai import OpenAI

root = OpenAI(default_headers={"x-team-id": "wo", "x-cost-center": "cc"})
svc = root.with_options(default_headers={"x-service": "wo", "x-environment": "prod"})
only = root.copy(set_default_headers={"x-service": "wo", "x-environment": "prod"})
claude = Anthropic(default_headers={"x-team-id": "wo"}).copy(default_headers={"x-cost-center": "cc", "x-service": "wo"}, timeout=3)
CID = {"x-correlation-id": "1"}


def merged():
    return svc.responses.create(model="gpt-5", input="x", extra_headers=CID)


def replaced():
    return only.responses.create(model="gpt-5", input="x", extra_headers=CID)


def chained():
    return svc.with_options(timeout=5).with_options(default_headers=CID).responses.create(model="gpt-5", input="x")


def unrelated():
    svc.with_options(default_headers=CID)
    return svc.responses.create(model="gpt-5", input="x")


def other():
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=3, messages=[{"role": "user", "content": "x"}],
                                  extra_headers=CID)


def rebound():
    client = svc
    client = client.with_options(default_headers=CID)
    client = root
    return client.responses.create(model="gpt-5", input="x", extra_headers=CID)


def main():
    merged()
    replaced()
    chained()
    unrelated()
    other()
    rebound()
