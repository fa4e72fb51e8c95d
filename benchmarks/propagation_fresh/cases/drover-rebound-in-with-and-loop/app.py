from contextlib import contextmanager

from openai import OpenAI

client = OpenAI()


@contextmanager
def trip(name):
    headers = {"x-team-id": "drover", "x-cost-center": "cc-882", "x-service": "herding", "x-environment": "prod"}
    yield headers, headers | {"x-correlation-id": name}


def drive(text):
    with trip("spring") as (_, headers):
        client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def rest(text):
    headers = {"x-correlation-id": "rest"}
    with trip("autumn") as (headers, _):
        client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    drive("sheep")
    rest("cattle")
