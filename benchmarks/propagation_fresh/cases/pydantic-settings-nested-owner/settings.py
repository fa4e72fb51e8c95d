from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Owner(BaseModel):
    team_id: str = "payments"
    cost_center: str = "cc-600"
    environment: str = "prod"
    service: str = "refunds"

    def headers(self, include_service: bool = True) -> dict[str, str]:
        names = ["team_id", "cost_center", "environment"] + (["service"] if include_service else [])
        return {"x-" + name.replace("_", "-"): getattr(self, name) for name in names}


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="APP_")

    app: str = "refund-bot"
    model: str = "gpt-4.1"
    owner: Owner = Field(default_factory=Owner)


settings = Settings()
