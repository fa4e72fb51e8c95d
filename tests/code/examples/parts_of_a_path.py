"""Parts of a request's path, which a web framework hands to the function: never empty where the path names them, unless
the project calls the function itself."""

from typing import Annotated

from fastapi import APIRouter, FastAPI, Header, WebSocket
from flask import Flask
from openai import OpenAI

OWNER = {"x-team-id": "search"}
app = FastAPI()
router = APIRouter()
site = Flask(__name__)
client = OpenAI()


@app.post("/ask/{trace}")
def of_a_path(trace: str):
    tags = {**OWNER, "x-correlation-id": trace}
    client.responses.create(model="m", input="a", extra_headers=tags)  # expect: pass


@router.websocket("/live/{trace}")
async def of_a_socket(socket: WebSocket, trace: str):
    tags = {**OWNER, "x-correlation-id": trace}
    client.responses.create(model="m", input="a", extra_headers=tags)  # expect: pass


@app.post("/ask/{trace}/{page:int}")
def of_a_query(page: int, run: str):
    tags = {**OWNER, "x-correlation-id": run}
    client.responses.create(model="m", input="a", extra_headers=tags)  # expect: unverifiable correlation_id
    numbered = {**OWNER, "x-correlation-id": str(page)}
    client.responses.create(model="m", input="a", extra_headers=numbered)  # expect: pass


@app.post("/files/{rest:path}")
def may_be_empty(rest: str):
    tags = {**OWNER, "x-correlation-id": rest}
    client.responses.create(model="m", input="a", extra_headers=tags)  # expect: unverifiable correlation_id


@site.get("/faq/<string(length=8):trace>")
def of_angles(trace):
    tags = {**OWNER, "x-correlation-id": trace}
    client.responses.create(model="m", input="a", extra_headers=tags)  # expect: pass


@site.get("/either/<trace>")
@site.get("/either", defaults={"trace": ""})
def of_one_path_alone(trace):
    tags = {**OWNER, "x-correlation-id": trace}
    client.responses.create(model="m", input="a", extra_headers=tags)  # expect: unverifiable correlation_id


@app.post("/called/{trace}")
def is_called(trace: str):
    tags = {**OWNER, "x-correlation-id": trace}
    client.responses.create(model="m", input="a", extra_headers=tags)  # expect: fail correlation_id


@app.post("/headed")
def of_a_header(trace: Annotated[str, Header()]):
    tags = {**OWNER, "x-correlation-id": trace}
    client.responses.create(model="m", input="a", extra_headers=tags)  # expect: fail correlation_id


@app.post("/handed/{trace}")
def is_handed_on(trace: str):
    tags = {**OWNER, "x-correlation-id": trace}
    client.responses.create(model="m", input="a", extra_headers=tags)  # expect: unverifiable correlation_id


def by_code_of_ours(text):
    is_called("")  # expect: blame correlation_id
    of_a_header(trace="")  # expect: blame correlation_id
    return map(is_handed_on, text)
