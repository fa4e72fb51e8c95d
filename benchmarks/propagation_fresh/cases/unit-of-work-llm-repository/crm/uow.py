from openai import OpenAI

from crm.domain import Lead


class LlmRepository:
    def __init__(self, client: OpenAI, headers: dict[str, str]) -> None:
        self.client = client
        self.headers = headers

    def summary(self, lead: Lead) -> str:
        return self.client.responses.create(
            model="gpt-4o-mini", input=" ".join(lead.notes),
            extra_headers={**self.headers, "x-correlation-id": str(lead.id)}).output_text

    def next_step(self, lead: Lead) -> str:
        return self.client.responses.create(
            model="gpt-4o", input=lead.name, extra_headers={**self.headers, "x-lead": str(lead.id)}).output_text


class UnitOfWork:
    def __init__(self, team: str) -> None:
        self.team = team

    def __enter__(self) -> "UnitOfWork":
        self.llm = LlmRepository(OpenAI(), {
            "x-team-id": self.team, "x-cost-center": "cc-2365", "x-service": "crm", "x-environment": "prod"})
        return self

    def __exit__(self, *exc: object) -> None:
        del self.llm
