from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class LlmSettings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="GALLERY_")

    team: str = "gallery"
    center: str = "cc-81"
    environment: str = Field("prod")
    service: str = ""

    def headers(self):
        return {"x-team-id": self.team, "x-cost-center": self.center, "x-environment": self.environment,
                "x-service": self.service}
