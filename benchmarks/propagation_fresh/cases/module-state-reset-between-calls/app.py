import state
from openai import OpenAI

client = OpenAI()


def first(text):
    state.begin(team_id="st", cost_center="cc-2", service="st", environment="prod", correlation_id="s-1")
    reply = client.responses.create(model="gpt-4o", input=text, extra_headers=state.CURRENT)
    state.finish()
    return reply


def second(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=state.CURRENT)


def main():
    first("a")
    second("b")
