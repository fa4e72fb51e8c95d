"""Methods that are called by another name, which the body of their class gives them."""

from functools import partialmethod

from openai import OpenAI


class Gateway:
    def __init__(self):
        self.client = OpenAI()

    def send(self, text, *, team=None, run=None):
        headers = {}
        if team is not None:
            headers["x-team-id"] = team
        if run is not None:
            headers["x-correlation-id"] = run
        return self.client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id correlation_id

    of_search = partialmethod(send, team="search")
    any_run = partialmethod(send, run="any")
    post = send


def of_search(text):
    return Gateway().of_search(text, run="1")


def any_run(text):
    return Gateway().any_run(text)  # expect: blame team_id


def post(text):
    return Gateway().post(text, team="search")  # expect: blame correlation_id


def main():
    of_search("a")
    any_run("b")
    post("c")
