import common.headers as h
from common.headers import build as make_headers, minimal
from openai import OpenAI

client = OpenAI()


def full():
    return client.responses.create(model="gpt-5", input="x",
                                   extra_headers=make_headers(correlation_id="1", service="m", cost_center="cc"))


def no_service():
    return client.responses.create(model="gpt-5", input="x", extra_headers=h.build(correlation_id="1", cost_center="cc"))


def positional():
    return client.responses.create(model="gpt-5", input="x",
                                   extra_headers=h.build("", correlation_id="1", service="m", cost_center="cc"))


def prepared():
    return client.responses.create(model="gpt-5", input="x", extra_headers=minimal | {"x-service": "m"})


def main():
    full()
    no_service()
    positional()
    prepared()
