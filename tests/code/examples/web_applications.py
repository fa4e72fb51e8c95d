"""Web applications: the lifespan, start-up handlers and hooks that a framework runs before a request, and the parts of
a request without which it calls nothing."""

from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import FastAPI, Header, Query
from flask import Flask, g
from openai import AsyncOpenAI, OpenAI

OWNER = {"x-team-id": "search"}
TAGS = {**OWNER, "x-correlation-id": "1"}
clients = {}
state = {}
client = OpenAI()
plain = AsyncOpenAI()


@asynccontextmanager
async def lifespan(app):
    clients["full"] = AsyncOpenAI(default_headers=TAGS)
    clients["owner"] = AsyncOpenAI(default_headers=OWNER)
    yield
    clients.clear()


app = FastAPI(lifespan=lifespan)
site = Flask(__name__)
other = Flask("other")


@app.on_event("startup")
def start():
    state["headers"] = TAGS


@app.on_event("shutdown")
def stop():
    state.clear()


@site.before_request
def tag():
    g.tags = TAGS
    g.part = OWNER


@app.post("/ask")
async def ask(text: str):
    await clients["full"].responses.create(model="m", input=text)  # expect: pass
    await clients["owner"].responses.create(model="m", input=text)  # expect: fail correlation_id


@app.post("/started")
async def started(text: str):
    await plain.responses.create(model="m", input=text, extra_headers=state["headers"])  # expect: pass


@site.route("/faq")
def faq(text):
    client.responses.create(model="m", input=text, extra_headers=g.tags)  # expect: pass
    client.responses.create(model="m", input=text, extra_headers=g.part)  # expect: fail correlation_id


@other.route("/other")
def of_another(text):
    client.responses.create(model="m", input=text, extra_headers=g.tags)  # expect: unverifiable team_id correlation_id


@app.post("/traced")
async def traced(x_correlation_id: Annotated[str, Header()]):
    headers = {**OWNER, "x-correlation-id": x_correlation_id}
    await plain.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


@app.post("/required")
async def required(trace: str = Header(...)):
    headers = {**OWNER, "x-correlation-id": trace}
    await plain.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


@app.post("/long")
async def long_enough(trace: Annotated[str, Query(min_length=8)]):
    headers = {**OWNER, "x-correlation-id": trace}
    await plain.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


@app.post("/left-out")
async def left_out(trace: Annotated[str | None, Header()] = None):
    headers = {**OWNER, "x-correlation-id": trace or ""}
    await plain.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id


@app.post("/blank")
async def blank(trace: Annotated[str, Query()], more: str = Header("")):
    headers = {**OWNER, "x-correlation-id": trace}
    await plain.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id
    headers = {**OWNER, "x-correlation-id": more}
    await plain.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id
