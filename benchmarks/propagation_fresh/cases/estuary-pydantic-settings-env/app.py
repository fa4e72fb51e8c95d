from openai import OpenAI
from pydantic import computed_field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="TIDE_")

    team_id: str
    cost_center: str = ""
    service: str = "tide-table"
    environment: str = "prod"

    @computed_field
    @property
    def headers(self) -> dict[str, str]:
        return {"x-team-id": self.team_id, "x-cost-center": self.cost_center, "x-service": self.service,
                "x-environment": self.environment}


settings = Settings()
client = OpenAI()


def tide(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**settings.headers, "x-correlation-id": cid})


def ebb(text, cid):
    headers = {**settings.headers, "x-cost-center": settings.cost_center or "cc-shared", "x-correlation-id": cid}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    tide("high", "t1")
    ebb("low", "t2")
