"""A plain provider runs in a thread of its own: what it sets in context variables does not reach the function."""

from contextvars import ContextVar
from typing import Annotated

from fastapi import Depends, FastAPI, Header
from openai import OpenAI

current = ContextVar("current", default={})
other = ContextVar("other", default={})
third = ContextVar("third", default={})
client = OpenAI()
app = FastAPI()


def tag(x_request_id: Annotated[str, Header()]):
    current.set({"x-team-id": "a", "x-correlation-id": x_request_id})


async def tag_async(x_request_id: Annotated[str, Header()]):
    other.set({"x-team-id": "a", "x-correlation-id": x_request_id})


def tag_yield(x_request_id: Annotated[str, Header()]):
    token = third.set({"x-team-id": "a", "x-correlation-id": x_request_id})
    yield
    third.reset(token)


@app.post("/ask", dependencies=[Depends(tag)])
async def ask(q: str):
    return client.responses.create(model="m", input=q, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@app.post("/answer", dependencies=[Depends(tag_async)])
def answer(q: str):
    return client.responses.create(model="m", input=q, extra_headers=other.get())  # expect: pass


@app.post("/third", dependencies=[Depends(tag_yield)])
async def third_(q: str):
    return client.responses.create(model="m", input=q, extra_headers=third.get())  # expect: unverifiable team_id correlation_id


@app.post("/fourth")
async def fourth(q: str, tagged: None = Depends(tag)):
    return client.responses.create(model="m", input=q, extra_headers=current.get())  # expect: unverifiable team_id correlation_id
