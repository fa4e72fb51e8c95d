from contextlib import asynccontextmanager

from fastapi import FastAPI
from openai import AsyncOpenAI

from . import routes


@asynccontextmanager
async def lifespan(app):
    app.state.openai = AsyncOpenAI(max_retries=0)
    yield
    await app.state.openai.close()


app = FastAPI(lifespan=lifespan)
app.include_router(routes.contracts)
app.include_router(routes.search)
app.include_router(routes.health)
