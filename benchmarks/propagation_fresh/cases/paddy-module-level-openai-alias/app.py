"""The module is its own client: openai.default_headers counts for openai.chat and openai.responses."""
import openai as field
from openai import AsyncOpenAI as Paddock, OpenAI as Paddy

field.api_type = "openai"
field.default_headers = {"x-team-id": "paddy", "x-cost-center": "cc-849", "x-service": "rice", "x-environment": "prod"}
shed = Paddy()


def plant(text):
    return field.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "p1"})


def harvest(text):
    return shed.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "p2"})


def main():
    plant("seed")
    harvest(Paddock.__name__)
