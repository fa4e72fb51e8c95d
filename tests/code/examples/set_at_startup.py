"""Requests do not have the context variables of what starts the application."""

from contextlib import asynccontextmanager
from contextvars import ContextVar

from fastapi import FastAPI
from openai import OpenAI

current = ContextVar("current", default={})
other = ContextVar("other", default={})
held = {}
client = OpenAI()


@asynccontextmanager
async def lifespan(app):
    current.set({"x-team-id": "a", "x-correlation-id": "1"})
    app.state.tags = {"x-team-id": "a", "x-correlation-id": "1"}
    yield


app = FastAPI(lifespan=lifespan)


@app.on_event("startup")
async def start():
    other.set({"x-team-id": "a", "x-correlation-id": "1"})


@app.post("/answer")
async def answer(text: str):
    return client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@app.post("/other")
async def other_answer(text: str):
    return client.responses.create(model="m", input=text, extra_headers=other.get())  # expect: unverifiable team_id correlation_id


@app.post("/state")
async def of_state(text: str):
    return client.responses.create(model="m", input=text, extra_headers=app.state.tags)  # expect: pass
