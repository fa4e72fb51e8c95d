from openai import OpenAI

HEADERS = {"x-team-id": "market", "x-cost-center": "cc-48", "x-service": "stalls", "x-environment": "prod"}
client = OpenAI()


def headers():
    return HEADERS
