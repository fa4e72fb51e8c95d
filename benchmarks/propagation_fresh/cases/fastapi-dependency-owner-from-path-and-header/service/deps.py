from typing import Annotated

from fastapi import Depends, Header

OWNER = {"x-team-id": "desk", "x-cost-center": "cc-2480", "x-service": "helpdesk"}


def llm_headers(x_request_id: Annotated[str, Header()], environment: str = "prod") -> dict[str, str]:
    return {**OWNER, "x-environment": environment or "prod", "x-correlation-id": f"req-{x_request_id}"}


LlmHeaders = Annotated[dict[str, str], Depends(llm_headers)]
