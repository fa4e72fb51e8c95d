from pydantic import BaseModel, ConfigDict, Field, computed_field


class Attribution(BaseModel):
    model_config = ConfigDict(frozen=True, populate_by_name=True)

    team_id: str = Field(alias="x-team-id")
    cost_center: str = Field(alias="x-cost-center")
    environment: str = Field("prod", alias="x-environment")
    claim: int = Field(exclude=True)

    @computed_field(alias="x-correlation-id")
    @property
    def correlation_id(self) -> str:
        return f"claim-{self.claim}"


class ServiceAttribution(Attribution):
    service: str = Field("claims", alias="x-service")
