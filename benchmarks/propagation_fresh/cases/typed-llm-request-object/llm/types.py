from uuid import uuid4

from pydantic import BaseModel, Field


class CallMetadata(BaseModel):
    team_id: str
    cost_center: str
    service: str
    environment: str = "prod"
    correlation_id: str = Field(default_factory=lambda: uuid4().hex)

    def to_headers(self) -> dict[str, str]:
        return {"x-" + key.replace("_", "-"): value for key, value in self.model_dump().items()}


class LlmRequest(BaseModel):
    prompt: str
    model: str = "gpt-4.1-mini"
    metadata: CallMetadata | None = None
