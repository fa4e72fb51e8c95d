"""Owners by (line, season) keys that are frozen dataclasses."""
from openai import OpenAI

from owners import OWNERS, Line

client = OpenAI()


def answer(line, trace):
    headers = dict(OWNERS[line])
    headers["x-correlation-id"] = trace
    return client.responses.create(model="gpt-4o-mini", input=line.name, extra_headers=headers)


def announce(line, trace):
    headers = dict(OWNERS.get(line, {}))
    headers["x-correlation-id"] = trace
    return client.responses.create(model="gpt-4o-mini", input=line.name, extra_headers=headers)


def main():
    answer(Line("north", "summer"), "t-1")
    announce(Line("north", "winter"), "t-2")
