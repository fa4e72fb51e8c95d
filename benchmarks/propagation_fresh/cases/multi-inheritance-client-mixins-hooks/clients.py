import anthropic
import openai


class OwnerMixin:
    owner: dict[str, str] = {}

    def __init__(self, *args, run_id: str | None = None, **kwargs):
        headers = {**self.owner, **(kwargs.pop("default_headers", None) or {})}
        if run_id:
            headers["x-correlation-id"] = run_id
        super().__init__(*args, default_headers=headers, **kwargs)


class TeamOpenAI(OwnerMixin, openai.OpenAI):
    owner = {"x-team-id": "mi", "x-cost-center": "cc-1", "x-service": "mi", "x-environment": "prod"}


class TeamClaude(OwnerMixin, anthropic.Anthropic):
    owner = {k: v for k, v in TeamOpenAI.owner.items() if k != "x-cost-center"}


class QuietOpenAI(TeamOpenAI):
    def __init__(self, **kwargs):
        openai.OpenAI.__init__(self, **kwargs)
