"""What providers of a web framework give: a generator what it yields, before what stands behind that; others in the place
of providers."""

from fastapi import Depends, FastAPI
from openai import OpenAI

OWNER = {"x-team-id": "search"}
TAGS = {**OWNER, "x-correlation-id": "1"}
client = OpenAI()
app = FastAPI()


def lent():
    headers = dict(TAGS)
    yield headers
    headers.clear()


def shortened(headers=Depends(lent)):
    headers.pop("x-team-id")
    yield headers


def abstract():
    raise NotImplementedError


def settings():
    return TAGS


app.dependency_overrides[abstract] = lambda: TAGS
app.dependency_overrides[settings] = lambda: OWNER


@app.get("/lent")
def of_generator(headers: dict = Depends(lent)):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


@app.get("/shortened")
def of_generator_within(headers: dict = Depends(shortened)):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


@app.get("/abstract")
def of_other(headers: dict = Depends(abstract)):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


@app.get("/settings")
def of_others(headers: dict = Depends(settings)):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
