"""A settings class with placeholder defaults, overridden for one service by a subclass."""
from openai import OpenAI


class Settings:
    TEAM = "changeme"
    CENTER = "<cost center>"
    ENV = "N/A"
    SERVICE = "ps"


class SearchSettings(Settings):
    TEAM = "search"
    CENTER = "cc-466"
    ENV = "production"


def client_for(settings):
    return OpenAI(default_headers={"x-team-id": settings.TEAM, "x-cost-center": settings.CENTER, "x-service": settings.SERVICE,
                                   "x-environment": settings.ENV})


def ask(text, cid):
    return client_for(SearchSettings).responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def ask_base(text, cid):
    return client_for(Settings).responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def main():
    ask("a", "1")
    ask_base("a", "{{request_id}}")
