"""Functions that queues, schedulers and frameworks call, with the arguments given beside them or with their own."""

import asyncio
import contextvars

import anyio
import bus
import jobs
from agents import function_tool
from apscheduler.schedulers.background import BackgroundScheduler
from celery import shared_task
from fastapi import BackgroundTasks, FastAPI
from joblib import Parallel, delayed
from openai import AsyncOpenAI, OpenAI
from rq import Queue

client = OpenAI()
queue = Queue()
scheduler = BackgroundScheduler()
app = FastAPI()
TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}


def enqueued(prompt, headers):
    client.responses.create(model="m", input=prompt, extra_headers=headers)  # expect: fail team_id correlation_id


def enqueue():
    queue.enqueue(enqueued, "x", TAGS, job_timeout=60)
    queue.enqueue(enqueued, "x", {})  # expect: blame team_id correlation_id


def scheduled(headers):
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: pass


def schedule():
    scheduler.add_job(scheduled, "interval", args=[TAGS], minutes=5)


def in_background(prompt, headers=None):
    client.responses.create(model="m", input=prompt, extra_headers=headers or TAGS)  # expect: pass


def answer(background: BackgroundTasks):
    background.add_task(in_background, prompt="x")


@shared_task
def task(prompt, headers):
    client.responses.create(model="m", input=prompt, extra_headers=headers)  # expect: fail team_id correlation_id


def start():
    task.apply_async(("x",), {"headers": TAGS})
    task.apply_async(kwargs={"prompt": "x", "headers": {}}, countdown=3)  # expect: blame team_id correlation_id
    task.s("x", TAGS).apply_async()


def spread(prompt, headers):
    client.responses.create(model="m", input=prompt, extra_headers=headers)  # expect: pass


def in_processes(prompts):
    Parallel(n_jobs=2)(delayed(spread)(prompt, TAGS) for prompt in prompts)


async def threadsafe(headers):
    await AsyncOpenAI().responses.create(model="m", input="x", extra_headers=headers)  # expect: pass


def from_a_thread(loop):
    asyncio.run_coroutine_threadsafe(threadsafe(TAGS), loop)


def from_a_worker(headers):
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: fail team_id correlation_id


def back_to_the_loop():
    anyio.from_thread.run_sync(from_a_worker, {})  # expect: blame team_id correlation_id
    from_a_worker(TAGS)


def in_a_scope(headers):
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: pass


def scoped():
    contextvars.copy_context().run(in_a_scope, TAGS)


def on_event(event, headers=TAGS):  # nobody knows with what the bus calls it
    client.responses.create(model="m", input=event, extra_headers=headers)  # expect: unverifiable team_id correlation_id


def subscribe():
    bus.subscribe("asked", on_event)
    on_event("first", TAGS)


@app.post("/ask")
def endpoint(prompt: str, team: str = ""):  # requests give the team, not only `warm_up`
    tags = {"x-team-id": team, "x-correlation-id": "c-1"}
    client.responses.create(model="m", input=prompt, extra_headers=tags)  # expect: unverifiable team_id


@function_tool
def tool(prompt: str, team: str = ""):  # a model gives the team
    tags = {"x-team-id": team, "x-correlation-id": "c-1"}
    client.responses.create(model="m", input=prompt, extra_headers=tags)  # expect: unverifiable team_id


@app.get("/hint")
def tagged_whatever_comes(prompt: str):
    client.responses.create(model="m", input=prompt, extra_headers=TAGS)  # expect: pass


def warm_up():
    endpoint("x", team="search")
    tool("x", team="search")
    jobs.log("warm")
