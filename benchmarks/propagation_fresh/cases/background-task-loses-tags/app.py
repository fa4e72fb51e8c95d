from fastapi import BackgroundTasks, FastAPI
from fastapi.testclient import TestClient
from openai import OpenAI

api = FastAPI()
llm = OpenAI()
TAGS = {"x-team-id": "bg", "x-cost-center": "cc-313", "x-service": "bg", "x-environment": "prod"}


def index(text, headers=None):
    llm.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers or TAGS)


@api.post("/documents/{name}")
def add(name: str, tasks: BackgroundTasks):
    tasks.add_task(index, name, headers={**TAGS, "x-correlation-id": name})
    return {"queued": name}


@api.post("/reindex")
def reindex(tasks: BackgroundTasks):
    tasks.add_task(index, "all")
    return {}


def main():
    http = TestClient(api)
    http.post("/documents/a")
    http.post("/reindex")
