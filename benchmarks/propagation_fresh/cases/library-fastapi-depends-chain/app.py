from typing import Annotated

from fastapi import Depends, FastAPI, Header
from fastapi.testclient import TestClient
from openai import OpenAI

app = FastAPI()
OWNER = {"x-team-id": "library", "x-cost-center": "cc-28", "x-service": "reader", "x-environment": "prod"}


def get_client() -> OpenAI:
    return OpenAI(default_headers=OWNER)


def correlation(x_request_id: Annotated[str | None, Header()] = None) -> str:
    return x_request_id or "generated"


class Recommender:
    def __init__(self, client: Annotated[OpenAI, Depends(get_client)], cid: Annotated[str, Depends(correlation)]):
        self.client = client
        self.cid = cid

    def recommend(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": self.cid})


@app.post("/recommend")
def recommend(q: str, service: Annotated[Recommender, Depends()]):
    return service.recommend(q).output_text


@app.post("/summary")
def summary(q: str, client: Annotated[OpenAI, Depends(get_client)]):
    return client.responses.create(model="gpt-4o-mini", input=q).output_text


def main():
    http = TestClient(app)
    assert http.post("/recommend", params={"q": "novel"}).status_code == 200
    assert http.post("/recommend", params={"q": "novel"}, headers={"x-request-id": "r-1"}).status_code == 200
    assert http.post("/summary", params={"q": "novel"}).status_code == 200
