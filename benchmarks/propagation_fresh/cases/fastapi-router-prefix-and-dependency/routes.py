from typing import Annotated

from fastapi import APIRouter, Depends
from openai import OpenAI

from deps import llm, request_id

router = APIRouter()
Llm = Annotated[OpenAI, Depends(llm)]


@router.get("/answer")
def answer(q: str, client: Llm, rid: Annotated[str, Depends(request_id)]):
    return client.responses.create(model="gpt-4o", input=q, extra_headers={"x-correlation-id": rid}).output_text


@router.get("/hint")
def hint(q: str, client: Llm):
    return client.responses.create(model="gpt-4o-mini", input=q).output_text
