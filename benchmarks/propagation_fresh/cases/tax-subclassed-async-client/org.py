from openai import AsyncOpenAI, OpenAI


class _Tagged:
    TEAM = "tax"

    def org_headers(self, service):
        return {"x-team-id": self.TEAM, "x-cost-center": "cc-94", "x-service": service, "x-environment": "prod"}


class OrgOpenAI(_Tagged, OpenAI):
    def __init__(self, service, **kwargs):
        headers = {**self.org_headers(service), **kwargs.pop("default_headers", {})}
        super().__init__(default_headers=headers, **kwargs)


class OrgAsyncOpenAI(_Tagged, AsyncOpenAI):
    TEAM = "tax-async"

    def __init__(self, service, **kwargs):
        super().__init__(**kwargs)
        self._service = service

    @property
    def default_headers(self):
        return {**super().default_headers, **self.org_headers(self._service)}
