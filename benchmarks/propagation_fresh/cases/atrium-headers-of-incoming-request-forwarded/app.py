from typing import Annotated

from fastapi import Depends, FastAPI, Header
from fastapi.testclient import TestClient
from openai import OpenAI

app = FastAPI()
client = OpenAI()
STATIC = {"x-team-id": "atrium", "x-cost-center": "cc-331", "x-service": "desk"}


def tags(x_correlation_id: Annotated[str, Header()], environment: str = "prod"):
    return {**STATIC, "x-environment": environment, "x-correlation-id": x_correlation_id}


Tags = Annotated[dict, Depends(tags)]


@app.post("/visit")
def visit(text: str, headers: Tags):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers).id


@app.post("/leave")
def leave(text: str, headers: Tags):
    del headers["x-environment"]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers).id


def main():
    web = TestClient(app)
    web.post("/visit?text=a", headers={"x-correlation-id": "1"})
    web.post("/leave?text=b", headers={"x-correlation-id": "2"})
