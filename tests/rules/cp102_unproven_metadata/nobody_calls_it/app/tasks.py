import acme_obs
from openai import OpenAI

client = OpenAI()


def by_value(prompt, team):
    return client.responses.create(model="m", input=prompt, extra_headers={"x-team-id": team})  # expect: CP102


def by_kwargs(prompt, **kwargs):
    return client.responses.create(model="m", input=prompt, **kwargs)  # expect: CP102


def called(prompt, team):
    return client.responses.create(model="m", input=prompt, extra_headers={"x-team-id": team})


class Service:
    def __init__(self, headers):
        self.headers = headers

    def ask(self):
        return client.responses.create(model="m", input="", extra_headers=self.headers)  # expect: CP102


def of_a_library():
    return client.responses.create(model="m", input="", extra_headers=acme_obs.headers())  # expect: CP102


def changed_by_a_library():
    headers = {"x-team-id": "search"}
    acme_obs.audit(headers)
    return client.responses.create(model="m", input="", extra_headers=headers)  # expect: CP102


if __name__ == "__main__":
    called("hi", "search")
