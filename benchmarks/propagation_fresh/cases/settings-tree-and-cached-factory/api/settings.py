from functools import lru_cache

from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Billing(BaseModel):
    team: str = "search"
    cost_center: str = ""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="APP_", env_nested_delimiter="__")

    service: str = "search-api"
    environment: str = "prod"
    model: str = Field(default="gpt-5-mini")
    billing: Billing = Field(default_factory=Billing)

    @property
    def owner_headers(self) -> dict[str, str]:
        return {
            "X-Team-Id": self.billing.team,
            "X-Cost-Center": self.billing.cost_center,
            "X-Service": self.service,
            "X-Environment": self.environment,
        }


@lru_cache
def get_settings() -> Settings:
    return Settings()
