import acme_llm
import acme_obs
from openai import OpenAI

client = OpenAI()


def plain(prompt, team):  # an entry point
    return client.responses.create(model="m", input=prompt, extra_headers={"x-team-id": team})


def mapped(prompt, headers):  # an entry point that is given headers
    return client.responses.create(model="m", input=prompt, extra_headers=headers)


def other(prompt, team):
    return client.responses.create(model="m", input=prompt, extra_headers={"x-team-id": team})  # expect: CP102


class Worker:
    def run(self, team):  # an entry point
        return client.responses.create(model="m", input="", extra_headers={"x-team-id": team})


def wrappers():
    acme_llm.ask("hi", "search")
    acme_llm.ask("hi", team="todo")  # expect: CP103
    acme_llm.ask("hi")  # expect: CP101
    acme_llm.run("hi")


def builders():
    client.responses.create(model="m", input="", extra_headers=acme_obs.headers())
    client.responses.create(model="m", input="", metadata=acme_obs.named("search"))
    client.responses.create(model="m", input="", extra_headers=acme_obs.named())  # expect: CP101
    client.responses.create(model="m", input="", extra_headers=acme_obs.added({"x-team-id": "search"}))


@acme_obs.tracked
def decorated():
    return send()


@acme_obs.tagged(team="search")
def decorated_with_a_value():
    return deeper()


@acme_obs.tagged(team="todo")
def decorated_with_a_placeholder():
    return send()  # expect: CP103


def within():
    with acme_obs.owner("search"):
        return deeper()


def after():
    with acme_obs.owner("search"):
        pass
    return send()  # expect: CP101


def deeper():
    return send()


def send():
    return client.responses.create(model="m", input="")
