"""Billable methods that are kept under a name, with what they are given, and handed to others that call them."""

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "1"}


def swap(function, named, *args):
    return function(*args, **named)  # expect: fail team_id correlation_id


def in_a_pair():
    call = (client.chat.completions.create, {"model": "m", "messages": []})
    return swap(*call)  # expect: blame team_id correlation_id


def under_another_name():
    send = client.responses.create
    again = send
    swap(again, {"model": "m", "input": "x", "extra_headers": TAGS})


def main():
    in_a_pair()
    under_another_name()
