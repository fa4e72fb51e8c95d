import openai
from openai.resources.responses import Responses
from openai.resources.embeddings import Embeddings
from functools import cached_property

OWN = {"x-team-id": "s", "x-cost-center": "cc", "x-service": "s", "x-environment": "prod"}


class TaggedResponses(Responses):
    def create(self, *, correlation="none-given", **kw):
        headers = {**OWN, "x-correlation-id": correlation, **(kw.pop("extra_headers", None) or {})}
        return super().create(extra_headers=headers, **kw)


class PlainEmbeddings(Embeddings):
    def create(self, **kw):
        kw.pop("extra_headers", None)
        return super().create(**kw)


class Company(openai.OpenAI):
    @cached_property
    def responses(self):
        return TaggedResponses(self)

    @cached_property
    def embeddings(self):
        return PlainEmbeddings(self)


class Strict(openai.OpenAI):
    @property
    def default_headers(self):
        return {**super().default_headers, **OWN}


company = Company()
strict = Strict()


def responses():
    return company.responses.create(model="gpt-5", input="x", correlation="c-1")


def embeddings():
    return company.embeddings.create(model="text-embedding-3-small", input="x", extra_headers=OWN | {"x-correlation-id": "2"})


def chat():
    return company.chat.completions.create(model="gpt-4o", messages=[])


def strict_chat():
    return strict.chat.completions.create(model="gpt-4o", messages=[], extra_headers={"x-correlation-id": "4"})


def strict_forgot():
    return strict.responses.create(model="gpt-5", input="x")


def main():
    responses()
    embeddings()
    chat()
    strict_chat()
    strict_forgot()
