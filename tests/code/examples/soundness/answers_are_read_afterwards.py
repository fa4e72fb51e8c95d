"""A generator that a streaming answer is given runs when the function has ended: what a block or a thread set is gone then."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.http import StreamingHttpResponse
from fastapi import APIRouter, Depends, FastAPI
from fastapi.responses import StreamingResponse
from flask import Flask, Response, stream_with_context
from openai import OpenAI

current = ContextVar("current", default=None)
client = OpenAI()
app = FastAPI()
site = Flask(__name__)
TAGS = {"x-team-id": "web", "x-correlation-id": "1"}


@contextmanager
def owned():
    token = current.set(TAGS)
    try:
        yield
    finally:
        current.reset(token)


def first(q):
    yield client.responses.create(model="m", input=q, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@app.get("/reset")
async def reset(q: str):
    token = current.set(TAGS)
    try:
        return StreamingResponse(first(q))
    finally:
        current.reset(token)


def second(q):
    yield client.responses.create(model="m", input=q, extra_headers=current.get())  # expect: pass


@app.get("/kept")
async def kept(q: str):
    current.set(TAGS)
    return StreamingResponse(second(q))


def third(q):
    yield client.responses.create(model="m", input=q, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@app.get("/in-a-thread")
def in_a_thread(q: str):
    current.set(TAGS)
    return StreamingResponse(third(q))


def fourth(q):
    yield client.responses.create(model="m", input=q, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@site.get("/block")
def block(q):
    with owned():
        return Response(stream_with_context(fourth(q)))


def fifth(q):
    yield client.responses.create(model="m", input=q, extra_headers=current.get())  # expect: pass


@site.get("/set")
def set_it(q):
    current.set(TAGS)
    return Response(fifth(q))


def sixth(q, headers):
    yield client.responses.create(model="m", input=q, extra_headers=headers)  # expect: pass


def answer(q):
    return StreamingHttpResponse(sixth(q, dict(current.get())))


def view(request):
    with owned():
        return answer(request.GET["q"])


def seventh(q):
    yield client.responses.create(model="m", input=q, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


def late_answer(q):
    return StreamingHttpResponse(seventh(q))


def other_view(request):
    with owned():
        return late_answer(request.GET["q"])
