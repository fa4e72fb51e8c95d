"""The post method of one client object is replaced by a closure that adds headers to its options."""
from openai import OpenAI

TAGS = {"x-team-id": "mt", "x-cost-center": "cc-2059", "x-service": "mt", "x-environment": "prod", "x-correlation-id": "m"}
tagged, bare = OpenAI(), OpenAI()


def instrument(resource):
    before = resource.create

    def create(*args, extra_headers=None, **kwargs):
        return before(*args, extra_headers={**TAGS, **(extra_headers or {})}, **kwargs)
    resource.create = create
    return resource


instrument(tagged.responses)


def ask(text):
    return tagged.responses.create(model="gpt-4o", input=text)


def ask_bare(text):
    return bare.responses.create(model="gpt-4o", input=text)


def main():
    ask("a")
    ask_bare("b")
