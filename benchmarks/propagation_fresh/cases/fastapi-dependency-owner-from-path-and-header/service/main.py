from fastapi import FastAPI
from openai import AsyncOpenAI

from service.deps import OWNER, LlmHeaders

app = FastAPI()
client = AsyncOpenAI()


@app.post("/answer/{ticket}")
async def answer(ticket: int, headers: LlmHeaders):
    response = await client.responses.create(model="gpt-4o", input=f"ticket {ticket}", extra_headers=headers)
    return {"text": response.output_text}


@app.post("/suggest/{ticket}")
async def suggest(ticket: int):
    response = await client.responses.create(
        model="gpt-4o-mini", input=f"ticket {ticket}", extra_headers={**OWNER, "x-correlation-id": f"ticket-{ticket}"})
    return {"text": response.output_text}
