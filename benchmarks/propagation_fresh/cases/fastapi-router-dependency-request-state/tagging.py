from uuid import uuid4

from fastapi import Request

OWNER = {"x-team-id": "bi", "x-cost-center": "cc-606", "x-service": "reports", "x-environment": "prod"}


async def tag_request(request: Request) -> None:
    request.state.llm_headers = OWNER | {"x-correlation-id": request.headers.get("x-trace", uuid4().hex)}
