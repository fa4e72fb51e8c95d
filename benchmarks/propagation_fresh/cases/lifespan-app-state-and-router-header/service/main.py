from contextlib import asynccontextmanager

from anthropic import AsyncAnthropic
from fastapi import FastAPI
from openai import AsyncOpenAI

from service.routes import router


@asynccontextmanager
async def lifespan(app: FastAPI):
    owner = {"x-team-id": "insurance", "x-cost-center": "cc-2346", "x-environment": "prod"}
    async with AsyncOpenAI(default_headers=owner) as gpt, AsyncAnthropic() as claude:
        app.state.gpt = gpt
        app.state.claude = claude
        yield


app = FastAPI(lifespan=lifespan)
app.include_router(router, prefix="/v1")
