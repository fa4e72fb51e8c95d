"""Subclasses of the SDK's client: default_headers as a property, copy() of one, and a bare one."""
import uuid

import openai


class OrgOpenAI(openai.OpenAI):
    service = "so"

    @property
    def default_headers(self):
        return {**super().default_headers, "x-team-id": "so", "x-cost-center": "cc-404", "x-service": self.service,
                "x-environment": "prod"}


class TracedOpenAI(OrgOpenAI):
    @property
    def default_headers(self):
        return {**super().default_headers, "x-correlation-id": uuid.uuid4().hex}


class QuietOpenAI(openai.OpenAI):
    def __init__(self, **kwargs):
        kwargs.setdefault("max_retries", 0)
        super().__init__(**kwargs)


def main():
    TracedOpenAI().responses.create(model="gpt-4o", input="a")
    OrgOpenAI().responses.create(model="gpt-4o", input="a")
    OrgOpenAI().responses.create(model="gpt-4o", input="a", extra_headers={"x-correlation-id": "1"})
    QuietOpenAI().responses.create(model="gpt-4o", input="a", extra_headers={"x-team-id": "so"})
