from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="NEWS_", extra="ignore")

    team_id: str = "newsdesk"
    cost_center: str = "cc-2404"
    service: str = "headline-writer"
    environment: str = "prod"


settings = Settings()
