from contextlib import contextmanager

from openai import OpenAI

OWNER = {"x-team-id": "cm", "x-cost-center": "cc-43", "x-service": "cm", "x-environment": "prod"}


@contextmanager
def llm(correlation=None):
    headers = dict(OWNER)
    if correlation is not None:
        headers["x-correlation-id"] = correlation
    client = OpenAI(default_headers=headers)
    try:
        yield client
    finally:
        client.close()


def report(day):
    with llm(f"report-{day}") as client:
        return client.responses.create(model="gpt-4o", input="report")


def preview():
    with llm() as client:
        return client.responses.create(model="gpt-4o", input="preview")


def main():
    report(3)
    preview()
