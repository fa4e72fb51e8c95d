"""Nightly digest: no request, so its own correlation id."""
import uuid

from openai import OpenAI

from ..llm import ownership
from ..tenancy import Tenant
from ..llm.headers import request_headers


def nightly_digest(texts):
    run = Tenant("internal", f"digest-{uuid.uuid4()}")
    client = OpenAI(default_headers=request_headers(run))
    out = []
    for text in texts:
        out.append(client.responses.create(model="gpt-4o-mini", input=text).output_text)
    client.embeddings.create(
        model="text-embedding-3-small",
        input=texts,
        extra_headers={**ownership(), "x-correlation-id": ""},
    )
    return out
