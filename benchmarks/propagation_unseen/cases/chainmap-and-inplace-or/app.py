from collections import ChainMap

from openai import OpenAI

client = OpenAI()

DEFAULTS = {"x-team-id": "growth", "x-cost-center": "cc-9", "x-service": "mailer", "x-environment": "prod"}


def layered(**own):
    return dict(ChainMap({k.replace("_", "-"): v for k, v in own.items()}, DEFAULTS))


def with_correlation(cid):
    return client.chat.completions.create(model="gpt-4o", messages=[], extra_headers=layered(x_correlation_id=cid))


def without_correlation():
    return client.chat.completions.create(model="gpt-4o", messages=[], extra_headers=layered())


def shadowed(cid):
    headers = layered(x_correlation_id=cid, x_team_id="todo")
    return client.chat.completions.create(model="gpt-4o", messages=[], extra_headers=headers)


def in_place(cid):
    headers = {"x-correlation-id": cid}
    headers |= DEFAULTS
    return client.chat.completions.create(model="gpt-4o", messages=[], extra_headers=headers)


def in_place_too_little(cid):
    headers = {"x-correlation-id": cid}
    headers |= [(k, v) for k, v in DEFAULTS.items() if not k.endswith("environment")]
    return client.chat.completions.create(model="gpt-4o", messages=[], extra_headers=headers)


def main():
    with_correlation("r-1")
    without_correlation()
    shadowed("r-2")
    in_place("r-3")
    in_place_too_little("r-4")
