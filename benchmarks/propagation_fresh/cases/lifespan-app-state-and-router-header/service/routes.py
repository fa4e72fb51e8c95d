from typing import Annotated

from fastapi import APIRouter, Body, Header, Request

router = APIRouter(tags=["policies"])
Correlation = Annotated[str, Header(alias="x-correlation-id", min_length=1)]


@router.post("/explain")
async def explain(request: Request, text: Annotated[str, Body(embed=True)], correlation: Correlation):
    answer = await request.app.state.gpt.responses.create(
        model="gpt-4o", input=text, extra_headers={"x-service": "policy-explainer", "x-correlation-id": correlation})
    return {"text": answer.output_text}


@router.post("/compare")
async def compare(request: Request, text: Annotated[str, Body(embed=True)], correlation: Correlation):
    answer = await request.app.state.claude.messages.create(
        model="claude-sonnet-4-5", max_tokens=100, messages=[{"role": "user", "content": text}],
        extra_headers={"x-service": "policy-comparer", "x-correlation-id": correlation})
    return {"text": answer.content[0].text}
