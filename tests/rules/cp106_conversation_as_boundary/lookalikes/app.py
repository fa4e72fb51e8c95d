"""Ids that hold a conversation's id and something of the request, or name something else."""

import uuid

from openai import OpenAI

client = OpenAI()


def turn(session_id: str, number: int) -> object:
    headers = {"x-request-id": f"{session_id}-{number}", "x-correlation-id": str(uuid.uuid4())}
    return client.responses.create(model="gpt-5", input="hi", extra_headers=headers)


def own_header(session_id: str) -> object:
    headers = {"x-request-id": str(uuid.uuid4()), "x-correlation-id": str(uuid.uuid4()), "x-session-id": session_id}
    return client.responses.create(model="gpt-5", input="hi", extra_headers=headers, user=session_id)


def of_the_request(session) -> object:
    headers = {"x-request-id": str(session.request_id or uuid.uuid4()), "x-correlation-id": str(uuid.uuid4())}
    return client.responses.create(model="gpt-5", input="hi", extra_headers=headers)


def replaced(session_id: str) -> object:
    headers = {"x-request-id": session_id, "x-correlation-id": str(uuid.uuid4())}
    headers["x-request-id"] = str(uuid.uuid4())
    return client.responses.create(model="gpt-5", input="hi", extra_headers=headers)
