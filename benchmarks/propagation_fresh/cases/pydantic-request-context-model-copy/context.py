from pydantic import BaseModel, ConfigDict, Field


class RequestContext(BaseModel):
    model_config = ConfigDict(frozen=True, populate_by_name=True)

    team: str = Field(serialization_alias="x-team-id")
    cost_center: str = Field(serialization_alias="x-cost-center")
    service: str = Field(serialization_alias="x-service")
    environment: str = Field(default="prod", serialization_alias="x-environment")
    correlation_id: str | None = Field(default=None, serialization_alias="x-correlation-id")

    def headers(self) -> dict[str, str]:
        return self.model_dump(by_alias=True, exclude_none=True)

    def for_request(self, correlation_id: str) -> "RequestContext":
        return self.model_copy(update={"correlation_id": correlation_id})
