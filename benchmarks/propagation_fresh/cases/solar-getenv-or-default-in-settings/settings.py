import os
from dataclasses import dataclass, field


def env(name, default=""):
    return os.environ.get(name, default)


@dataclass(frozen=True)
class Settings:
    team: str = field(default_factory=lambda: env("SOLAR_TEAM", "solar"))
    center: str = field(default_factory=lambda: env("SOLAR_CC"))
    environment: str = field(default_factory=lambda: env("SOLAR_ENV", "prod"))


settings = Settings()
