import openai
from openai_fake import OpenAI as Fake

OWNER = {"x-team-id": "sh", "x-cost-center": "cc-1", "x-service": "sh", "x-environment": "prod", "x-correlation-id": "1"}


def a():
    OpenAI = Fake
    return OpenAI().responses.create(model="gpt-4o", input="x")


def b(openai=Fake):
    return openai.responses.create(model="gpt-4o", input="x")


def c():
    client = openai.OpenAI()
    out = client.responses.create(model="gpt-4o", input="x", extra_headers=OWNER)
    client = Fake()
    client.responses.create(model="gpt-4o", input=str(out))
    return out


def d():
    from openai import OpenAI
    headers = OWNER
    for headers in ({},):
        pass
    return OpenAI().responses.create(model="gpt-4o", input="x", extra_headers=headers)


def e():
    headers = OWNER
    _ = [headers for headers in ({},)]
    return openai.OpenAI().responses.create(model="gpt-4o", input="x", extra_headers=headers)


def f(headers=OWNER):
    class Config:
        headers = {}
    return openai.OpenAI().responses.create(model="gpt-4o", input="x", extra_headers=headers)


def main():
    a()
    b()
    c()
    d()
    e()
    f()
