from openai import OpenAI

from telemetry import headers, owned_by

client = OpenAI()


def rate(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def explain(text):
    return client.responses.create(model="gpt-4o-mini", input=text, extra_headers=headers())


def main():
    with owned_by(team_id="credit", cost_center="cc-2341", service="rating", environment="prod", correlation_id="l-1"):
        rate("loan 1")
    with owned_by(team_id="credit", service="explanations"):
        explain("loan 1")
