from openai import OpenAI

from settings import settings

client = OpenAI()


def forecast(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": settings.team, "x-cost-center": settings.center, "x-service": "forecast",
        "x-environment": settings.environment, "x-correlation-id": cid})


def audit(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": settings.team, "x-cost-center": settings.center or "cc-solar", "x-service": "forecast",
        "x-environment": settings.environment, "x-correlation-id": cid})


def main():
    forecast("a", "1")
    audit("a", "1")
