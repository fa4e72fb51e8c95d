"""What answers no HTTP request is not within the middleware of the application, whatever decorator takes it."""

from contextvars import ContextVar

import click
import typer
from agents import function_tool
from fastapi import APIRouter, FastAPI
from faststream.rabbit import RabbitBroker
from mcp.server.fastmcp import FastMCP
from openai import OpenAI

current = ContextVar("current", default={})
client = OpenAI()
app = FastAPI()
router = APIRouter()
broker = RabbitBroker()
mcp = FastMCP("x")
cli = typer.Typer()


@app.middleware("http")
async def tag(request, call_next):
    token = current.set({"x-team-id": "a", "x-correlation-id": str(id(request))})
    try:
        return await call_next(request)
    finally:
        current.reset(token)


@router.post("/answer")
async def answer(text: str):
    return client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: pass


@broker.subscriber("queue")
async def on_message(text: str):
    return client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@mcp.tool()
async def tool(text: str):
    return client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@function_tool
async def other_tool(text: str):
    return client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@click.command()
def command(text: str):
    return client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@cli.command()
def typed(text: str):
    return client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@app.on_event("startup")
async def start():
    return client.responses.create(model="m", input="x", extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@app.websocket("/ws")
async def socket(ws):
    return client.responses.create(model="m", input="x", extra_headers=current.get())  # expect: unverifiable team_id correlation_id


@app.exception_handler(ValueError)
async def failed(request, error):
    return client.responses.create(model="m", input="x", extra_headers=current.get())  # expect: unverifiable team_id correlation_id
