"""Class dependencies in FastAPI: one route takes the lift's tags, the other only its name."""
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from openai import OpenAI

client = OpenAI()
app = FastAPI()


class Lift:
    def __init__(self, number: str):
        self.number = number

    def tags(self):
        return {"x-team-id": "ski", "x-cost-center": "cc-4036", "x-service": "lifts", "x-environment": "prod",
                "x-correlation-id": f"lift-{self.number}"}


@app.get("/wait/{number}")
def wait(lift: Lift = Depends()):
    client.responses.create(model="gpt-4o-mini", input=lift.number, extra_headers=lift.tags())
    return {"ok": True}


@app.get("/snow/{number}")
def snow(lift: Lift = Depends()):
    client.responses.create(model="gpt-4o-mini", input=lift.number)
    return {"ok": True}


def main():
    http = TestClient(app)
    http.get("/wait/1")
    http.get("/snow/1")
