from anthropic import AsyncAnthropic
from fastapi import APIRouter, Request

router = APIRouter(prefix="/admin")
client = AsyncAnthropic()


@router.post("/replay")
async def replay(request: Request):
    headers = getattr(request.state, "llm_headers", {})
    message = await client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=800,
        messages=[{"role": "user", "content": "Replay the report"}],
        extra_headers=headers,
    )
    return {"report": message.content[0].text}
