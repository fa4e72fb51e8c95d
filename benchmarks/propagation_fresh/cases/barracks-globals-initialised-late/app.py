import openai

import state
from state import init


def ask(text, cid):
    return state.client.responses.create(model="gpt-4o", input=text, extra_headers={**state.headers, "x-correlation-id": cid})


def ask_plain(text):
    return state.client.responses.create(model="gpt-4o", input=text, extra_headers=state.headers)


def main():
    init(openai.OpenAI(), team_id="barracks", cost_center="cc-405", service="drill", environment="prod")
    ask("a", "1")
    ask_plain("b")
