from openai import AsyncOpenAI, OpenAI


class TaggedOpenAI(OpenAI):
    def __init__(self, *, owner, **kwargs):
        headers = {"x-team-id": owner, "x-cost-center": "cc-373", "x-service": "skiff", "x-environment": "prod"}
        super().__init__(default_headers={**headers, **kwargs.pop("default_headers", {})}, **kwargs)


class AsyncTagged(AsyncOpenAI):
    @property
    def default_headers(self):
        return {**super().default_headers, "x-team-id": "skiff", "x-cost-center": "cc-373", "x-service": "skiff"}
