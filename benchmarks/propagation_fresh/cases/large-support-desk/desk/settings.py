"""Settings of the desk, from the environment."""
import os
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Settings:
    team_id: str
    cost_center: str
    service: str
    environment: str
    model: str = "gpt-4o-mini"
    summary_model: str = "gpt-4o"

    @classmethod
    def from_env(cls):
        return cls(
            team_id=os.environ["TEAM_ID"],
            cost_center=os.environ["COST_CENTER"],
            service=os.environ["SERVICE_NAME"],
            environment=os.environ["DEPLOY_ENV"],
        )


@lru_cache(maxsize=1)
def get_settings():
    return Settings.from_env()
