from typing import Annotated

from fastapi import APIRouter, Depends

from .deps import Caller, get_caller, get_openai, get_reviewer
from .review import Reviewer
from .schemas import Answer, Text

contracts = APIRouter(prefix="/v1/contracts")
search = APIRouter(prefix="/v1")
health = APIRouter(prefix="/health")


@contracts.post("/review", response_model=Answer)
async def review(body: Text, reviewer: Annotated[Reviewer, Depends(get_reviewer)]):
    return Answer(answer=await reviewer.review(body.text))


@contracts.post("/redline", response_model=Answer)
async def redline(body: Text, reviewer: Annotated[Reviewer, Depends(get_reviewer)]):
    return Answer(answer=await reviewer.redline(body.text))


@search.post("/search")
async def find(body: Text, caller: Annotated[Caller, Depends(get_caller)], client=Depends(get_openai)):
    vectors = await client.embeddings.create(
        model="text-embedding-3-small", input=body.text, extra_headers=caller.headers()
    )
    return {"dimensions": len(vectors.data)}


@health.get("/model")
async def model_health(client=Depends(get_openai)):
    await client.responses.create(model="gpt-4o-mini", input="ping", max_output_tokens=1)
    return {"ok": True}
