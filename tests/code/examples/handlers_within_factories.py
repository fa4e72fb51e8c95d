"""Handlers that a function takes into the application which it makes: what it puts before each request runs first."""

from contextvars import ContextVar

import click
from fastapi import FastAPI
from flask import Flask, g, request
from openai import OpenAI

current = ContextVar("current", default=None)


def create_site(team="docs"):
    app = Flask(__name__)
    other = Flask("other")
    client = OpenAI()

    @app.before_request
    def tag():
        g.llm = {"x-team-id": team, "x-correlation-id": f"docs-{id(request)}"}

    @app.post("/search")
    def search():
        return client.responses.create(model="m", input="x", extra_headers=g.llm)  # expect: pass

    @app.cli.command("index")
    @click.argument("path")
    def index(path):
        client.responses.create(model="m", input=path, extra_headers=g.get("llm") or {"x-team-id": "a"})  # expect: unverifiable team_id correlation_id

    @other.post("/other")
    def other_search():
        return client.responses.create(model="m", input="x", extra_headers=g.get("llm", {}))  # expect: unverifiable team_id correlation_id

    return app


def create_api():
    app = FastAPI()
    client = OpenAI()

    @app.middleware("http")
    async def tag(request, call_next):
        token = current.set({"x-team-id": "a", "x-correlation-id": str(id(request))})
        try:
            return await call_next(request)
        finally:
            current.reset(token)

    @app.post("/answer")
    async def answer(text: str):
        return client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: pass

    async def unasked(text: str):
        return client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: unverifiable team_id correlation_id

    app.on_shutdown = unasked
    return app


def main():
    create_site().test_client().post("/search")
