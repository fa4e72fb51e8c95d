from anthropic import Anthropic
from anthropic import Omit as AnthropicOmit
from openai import OpenAI, Omit, omit

FULL = {"x-team-id": "o", "x-cost-center": "cc", "x-service": "o", "x-environment": "prod", "x-correlation-id": "1"}
client = OpenAI(default_headers=FULL)
claude = Anthropic(default_headers=FULL)


def kept():
    return client.responses.create(model="gpt-5", input="x", extra_headers=None)


def kept_too():
    return client.responses.create(model="gpt-5", input="x", extra_headers={"X-Other": "1"}, metadata=omit)


def removed():
    return client.responses.create(model="gpt-5", input="x", extra_headers={"X-Cost-Center": Omit()})


def removed_by_case():
    return client.responses.create(model="gpt-5", input="x", extra_headers={"X-TEAM-ID": Omit(), "x-service": "p"})


def emptied():
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=3, messages=[{"role": "user", "content": "x"}],
                                  extra_headers={"x-environment": ""})


def dropped():
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=3, messages=[{"role": "user", "content": "x"}],
                                  extra_headers={"x-team-id": AnthropicOmit()})


def same():
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=3, messages=[{"role": "user", "content": "x"}],
                                  extra_headers={})


def main():
    kept()
    kept_too()
    removed()
    removed_by_case()
    emptied()
    dropped()
    same()
