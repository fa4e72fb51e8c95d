from functools import lru_cache

from openai import OpenAI
from pydantic import BaseModel


class Settings(BaseModel):
    team: str = "court"
    center: str = "cc-964"
    env: str = "prod"


@lru_cache
def settings():
    return Settings()


@lru_cache
def llm():
    s = settings()
    return OpenAI(default_headers={"x-team-id": s.team, "x-cost-center": s.center, "x-environment": s.env,
                                   "x-service": "court"})
