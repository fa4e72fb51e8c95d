TEAM = "shop"
from .llm import client  # noqa: E402,F401
