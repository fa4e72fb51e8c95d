from fastapi import FastAPI
from pydantic import BaseModel

from deps import LlmDep

app = FastAPI(title="growth-copy")


class Ask(BaseModel):
    text: str


@app.post("/headline")
async def headline(body: Ask, llm: LlmDep) -> dict[str, str]:
    return {"headline": await llm.ask("headlines", body.text)}


@app.post("/similar")
async def similar(body: Ask, llm: LlmDep) -> dict[str, int]:
    return {"dimensions": len((await llm.embed([body.text]))[0])}
