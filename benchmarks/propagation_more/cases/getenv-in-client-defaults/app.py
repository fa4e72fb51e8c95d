"""getenv with a placeholder as its default, and one that depends on another variable."""
import os

from openai import OpenAI

CENTER = os.getenv("COST_CODE", "unknown")
STAGE = os.getenv("STAGE_NAME", os.environ["DEPLOY_ENV"])
client = OpenAI(default_headers={"x-team-id": "gd", "x-service": "gd", "x-environment": STAGE, "x-correlation-id": "boot"})


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-cost-center": CENTER})


def ask_fixed(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-cost-center": f"cc-{CENTER}"})


def main():
    ask("a")
    ask_fixed("a")
