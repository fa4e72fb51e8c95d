from typing import Optional

from openai import OpenAI

_client = OpenAI()

DEFAULTS = {"x-team-id": "insurance", "x-cost-center": "cc-2426", "x-environment": "prod"}


def complete(prompt: str, service: Optional[str] = None, correlation_id: Optional[str] = None) -> str:
    headers = dict(DEFAULTS)
    if service:
        headers["x-service"] = service
    if correlation_id is not None:
        headers["x-correlation-id"] = correlation_id
    response = _client.responses.create(model="gpt-4o", input=prompt, extra_headers=headers)
    return response.output_text


def embed(texts, *, service: str, correlation_id: str):
    headers = {**DEFAULTS, "x-service": service, "x-correlation-id": correlation_id}
    return _client.embeddings.create(model="text-embedding-3-small", input=texts, extra_headers=headers)
