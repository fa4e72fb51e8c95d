import uuid

from openai import OpenAI


def request_id() -> str:
    return uuid.uuid4().hex


def llm() -> OpenAI:
    return OpenAI(default_headers={"x-team-id": "fa", "x-cost-center": "cc-82", "x-service": "fa", "x-environment": "prod"})
