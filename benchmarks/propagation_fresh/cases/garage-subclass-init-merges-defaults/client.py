from openai import OpenAI


class OwnedOpenAI(OpenAI):
    """Adds the ownership to whatever a caller gives as default_headers."""

    OWNER = {"x-team-id": "garage", "x-cost-center": "cc-946", "x-service": "bays", "x-environment": "prod"}

    def __init__(self, *args, default_headers=None, **kwargs):
        super().__init__(*args, default_headers={**self.OWNER, **(default_headers or {})}, **kwargs)

    def for_request(self, cid):
        return self.with_options(default_headers={"x-correlation-id": cid})
