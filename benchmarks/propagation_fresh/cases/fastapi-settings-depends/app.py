from typing import Annotated

from fastapi import Depends, FastAPI, Header
from fastapi.testclient import TestClient
from openai import AsyncOpenAI

from config import Settings, get_settings

app = FastAPI()


def get_client(settings: Annotated[Settings, Depends(get_settings)]) -> AsyncOpenAI:
    return AsyncOpenAI(default_headers=settings.owner_headers)


LLM = Annotated[AsyncOpenAI, Depends(get_client)]


@app.post("/summary")
async def summary(text: str, llm: LLM, x_request_id: Annotated[str, Header()]):
    result = await llm.responses.create(
        model="gpt-4.1-mini", input=text, extra_headers={"x-correlation-id": x_request_id}
    )
    return {"summary": result.output_text}


@app.post("/keywords")
async def keywords(text: str, llm: LLM):
    result = await llm.responses.create(model="gpt-4.1-nano", input="Keywords: " + text)
    return {"keywords": result.output_text.split(",")}


def main():
    http = TestClient(app)
    http.post("/summary?text=a", headers={"x-request-id": "r-1"})
    http.post("/keywords?text=a")
