from collections import ChainMap

from openai import OpenAI

SERVICE = {"x-team-id": "ch", "x-cost-center": "cc-62", "x-service": "ch", "x-environment": "prod"}
client = OpenAI()


def scope(**headers):
    return ChainMap({k.replace("_", "-"): v for k, v in headers.items()}, SERVICE)


def ask(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(scope(x_correlation_id=cid)))


def ask_child(text):
    child = scope(x_correlation_id="1").new_child({"x-correlation-id": ""})
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**child})


def ask_maps(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=scope(x_correlation_id="2").maps[-1])


def main():
    ask("a", "1")
    ask_child("b")
    ask_maps("c")
