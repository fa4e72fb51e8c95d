from functools import lru_cache

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    team_id: str
    cost_center: str
    service_name: str
    deploy_env: str

    @property
    def owner_headers(self) -> dict[str, str]:
        return {
            "x-team-id": self.team_id,
            "x-cost-center": self.cost_center,
            "x-service": self.service_name,
            "x-environment": self.deploy_env,
        }


@lru_cache
def get_settings() -> Settings:
    return Settings()
