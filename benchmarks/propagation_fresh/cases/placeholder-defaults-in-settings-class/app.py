from openai import OpenAI


class Settings:
    team_id = "platform"
    cost_center = "cc-73"
    service = "changeme"
    environment = "prod"


class BillingSettings(Settings):
    service = "billing"


def headers(settings):
    return {"x-" + n.replace("_", "-"): getattr(settings, n) for n in ("team_id", "cost_center", "service", "environment")}


def ask(text, settings=BillingSettings):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={**headers(settings), "x-correlation-id": "1"})


def ask_default(text):
    return OpenAI().responses.create(model="gpt-4o", input=text,
                                     extra_headers={**headers(Settings), "x-correlation-id": "2"})


def main():
    ask("a")
    ask_default("b")
