from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse
from openai import AsyncOpenAI

from .deps import Trace, get_llm

router = APIRouter(prefix="/v1")
Llm = Annotated[AsyncOpenAI, Depends(get_llm)]


@router.get("/answer")
async def answer(q: str, llm: Llm, trace: Annotated[Trace, Depends()]):
    out = await llm.responses.create(model="gpt-5", input=q, extra_headers=trace.headers)
    return {"answer": out.output_text}


@router.get("/hint")
async def hint(q: str, llm: Llm):
    out = await llm.responses.create(model="gpt-5-nano", input=q)
    return {"hint": out.output_text}


@router.get("/stream")
async def stream(q: str, trace: Trace = Depends()):
    async def events():
        client = AsyncOpenAI()
        chunks = await client.chat.completions.create(
            model="gpt-4.1", messages=[{"role": "user", "content": q}], stream=True, extra_headers=trace.headers)
        async for chunk in chunks:
            yield "data: x\n\n"
    return StreamingResponse(events(), media_type="text/event-stream")
