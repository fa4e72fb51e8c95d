from functools import lru_cache

from pydantic import BaseModel


class Settings(BaseModel):
    team: str = "legal"
    cost_center: str = "cc-404"
    service: str = "legal-api"
    environment: str = "prod"


@lru_cache
def settings():
    return Settings()
