from functools import lru_cache

from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Owner(BaseModel):
    team: str = "support-desk"
    cost_center: str = "cc-2301"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="DESK_", env_nested_delimiter="__", frozen=True)

    owner: Owner = Field(default_factory=Owner)
    service: str = "ticket-triage"
    environment: str = "prod"
    model: str = "gpt-4o-mini"

    def headers(self, correlation_id: str | None = None) -> dict[str, str]:
        headers = {
            "X-Team-Id": self.owner.team,
            "X-Cost-Center": self.owner.cost_center,
            "X-Service": self.service,
            "X-Environment": self.environment,
        }
        if correlation_id:
            headers["X-Correlation-Id"] = correlation_id
        return headers


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    return Settings()
