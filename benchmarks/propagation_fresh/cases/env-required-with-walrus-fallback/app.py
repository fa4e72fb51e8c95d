"""Required variables by index; an optional one that may be empty, and one with a proper default."""
import os

from openai import OpenAI

client = OpenAI()


def required(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": os.environ["TEAM_ID"], "x-cost-center": "cc-31", "x-service": os.environ["SERVICE_NAME"],
        "x-environment": os.environ["DEPLOY_ENV"], "x-correlation-id": "env-1"})


def optional(text):
    headers = {"x-team-id": "env", "x-service": "env", "x-environment": "prod", "x-correlation-id": "env-2"}
    if center := os.environ.get("COST_CENTER"):
        headers["x-cost-center"] = center
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def defaulted(text):
    center = os.getenv("COST_CENTER") or "cc-common"
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": "env", "x-cost-center": center, "x-service": "env", "x-environment": "prod", "x-correlation-id": "env-3"})


def main():
    required("a")
    optional("b")
    defaulted("c")
