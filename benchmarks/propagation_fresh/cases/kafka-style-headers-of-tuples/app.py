from openai import OpenAI

from kafka import RECORDS, decoded

client = OpenAI()
HANDLERS = {}


def topic(name):
    def register(handler):
        HANDLERS[name] = handler
        return handler

    return register


@topic("orders")
def note(record):
    client.responses.create(model="gpt-4o-mini", input=record.value.decode(), extra_headers=decoded(record))


@topic("returns")
def reason(record):
    client.responses.create(model="gpt-4o-mini", input=record.value.decode(), extra_headers=decoded(record))


def main():
    for record in RECORDS:
        HANDLERS[record.topic](record)
