from anthropic import AsyncAnthropic
from fastapi import APIRouter, Depends, Request

from tagging import tag_request

router = APIRouter(prefix="/reports", dependencies=[Depends(tag_request)])
client = AsyncAnthropic()


@router.post("/run")
async def run(request: Request):
    message = await client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=800,
        messages=[{"role": "user", "content": "Write the report"}],
        extra_headers=request.state.llm_headers,
    )
    return {"report": message.content[0].text}
