from functools import lru_cache

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="LAGOON_")

    team: str = "lagoon"
    cost_center: str = Field(default="cc-307")
    service: str = "pump"
    stage: str = "prod"

    @property
    def headers(self):
        return {"X-Team-Id": self.team, "X-Cost-Center": self.cost_center, "X-Service": self.service,
                "X-Environment": self.stage}


@lru_cache
def get_settings():
    return Settings()
