"""Background tasks run, and streaming answers are read, when the function has ended."""

from contextlib import contextmanager
from contextvars import ContextVar

from fastapi import BackgroundTasks, FastAPI, Request
from fastapi.responses import JSONResponse, StreamingResponse
from openai import OpenAI
from sse_starlette.sse import EventSourceResponse
from starlette.background import BackgroundTask

current = ContextVar("current", default={})
client = OpenAI()
app = FastAPI()
TAGS = {"x-team-id": "a", "x-correlation-id": "1"}


@contextmanager
def owned(tags):
    token = current.set(tags)
    try:
        yield
    finally:
        current.reset(token)


def one(text):
    client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@app.post("/one")
async def handler_one(tasks: BackgroundTasks):
    with owned(TAGS):
        tasks.add_task(one, "x")
    return {}


def two(text):
    client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: pass


@app.post("/two")
async def handler_two(tasks: BackgroundTasks):
    current.set(TAGS)
    tasks.add_task(two, "x")
    return {}


def three(text):
    client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@app.post("/three")
def handler_three(tasks: BackgroundTasks):
    current.set(TAGS)
    tasks.add_task(three, "x")
    return {}


def four(text, headers):
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


@app.post("/four")
def handler_four(tasks: BackgroundTasks):
    tasks.add_task(four, "x", headers=dict(TAGS))
    return {}


def five(text, headers):
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


@app.post("/five")
def handler_five(tasks: BackgroundTasks):
    headers = dict(TAGS)
    tasks.add_task(five, "x", headers)
    headers.pop("x-correlation-id")
    return {}


def six(text):
    client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@app.post("/six")
async def handler_six():
    with owned(TAGS):
        return JSONResponse({}, background=BackgroundTask(six, "x"))


class Feed:
    def __init__(self, tags):
        self.tags = tags

    async def rows(self):
        yield client.responses.create(model="m", input="x", extra_headers=self.tags)  # expect: pass

    async def late(self):
        yield client.responses.create(model="m", input="x", extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@app.get("/seven")
async def handler_seven():
    feed = Feed(dict(TAGS))
    return EventSourceResponse(feed.rows())


@app.get("/eight")
async def handler_eight():
    with owned(TAGS):
        feed = Feed({})
        return EventSourceResponse(content=feed.late())


@app.get("/nine")
async def handler_nine():
    tags = dict(TAGS)

    async def rows():
        yield client.responses.create(model="m", input="x", extra_headers=tags)  # expect: fail team_id correlation_id

    answer = StreamingResponse(rows())
    tags.clear()
    return answer
