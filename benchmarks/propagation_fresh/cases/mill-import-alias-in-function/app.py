from importlib import import_module

TAGS = {"x-team-id": "mill", "x-cost-center": "cc-53", "x-service": "grind", "x-environment": "prod", "x-correlation-id": "1"}


def gpt():
    from openai import OpenAI as Factory
    return Factory


def grind(text):
    client = gpt()()
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS)


def sift(text):
    sdk = import_module("anthropic")
    return sdk.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=3,
                                           messages=[{"role": "user", "content": text}])


def weigh(text):
    import openai.resources.responses as responses
    import openai as o
    return responses.Responses(o.OpenAI(default_headers=TAGS)).create(model="gpt-4o", input=text)


def main():
    grind("a")
    sift("b")
    weigh("c")
