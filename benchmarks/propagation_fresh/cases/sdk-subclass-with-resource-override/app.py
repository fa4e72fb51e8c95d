from functools import cached_property

import openai
from openai.resources.responses import Responses

OWNER = {"x-team-id": "sr", "x-cost-center": "cc-4045", "x-service": "sr", "x-environment": "prod"}


class TaggedResponses(Responses):
    def create(self, **kwargs):
        kwargs["extra_headers"] = {**OWNER, **(kwargs.get("extra_headers") or {})}
        return super().create(**kwargs)


class Corp(openai.OpenAI):
    @cached_property
    def responses(self):
        return TaggedResponses(self)


def main():
    Corp().responses.create(model="gpt-4o", input="a", extra_headers={"x-correlation-id": "1"})
    Corp().embeddings.create(model="text-embedding-3-small", input="b")
