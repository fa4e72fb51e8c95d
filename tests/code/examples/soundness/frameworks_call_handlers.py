"""Handlers run within the middleware of their application, also those of a router; what replaces their providers while
the program runs is not seen."""

from contextvars import ContextVar

from fastapi import APIRouter, Depends, FastAPI
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search"}
correlation: ContextVar[str] = ContextVar("correlation", default="")
app = FastAPI()
router = APIRouter()


@app.middleware("http")
async def correlate(request, call_next):
    correlation.set("1")
    return await call_next(request)


def owner():
    return OWNER


@router.get("/ask")
def ask(headers=Depends(owner)):
    sent = {**headers, "x-correlation-id": correlation.get()}
    client.responses.create(model="m", input="a", extra_headers=sent)  # expect: pass


def replace():
    app.dependency_overrides[owner] = dict
