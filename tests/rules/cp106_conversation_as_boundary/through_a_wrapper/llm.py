import uuid

from openai import OpenAI

client = OpenAI()


def headers(request_id: str) -> dict[str, str]:
    return {"x-request-id": request_id, "x-correlation-id": str(uuid.uuid4())}


def ask(prompt: str, request_id: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers(request_id))
