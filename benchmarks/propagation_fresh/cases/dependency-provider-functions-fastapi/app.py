from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from openai import OpenAI

api = FastAPI()
OWNER = {"x-team-id": "df", "x-cost-center": "cc-3023", "x-service": "df", "x-environment": "prod"}


class Tagged:
    def __init__(self, cid: str = "boot"):
        self.headers = {**OWNER, "x-correlation-id": cid}


def client() -> OpenAI:
    return OpenAI()


def tagged_client(tags: Tagged = Depends()) -> OpenAI:
    return OpenAI(default_headers=tags.headers)


@api.get("/tagged")
def tagged(q: str, llm: OpenAI = Depends(tagged_client)):
    return llm.responses.create(model="gpt-4o", input=q).output_text


@api.get("/plain")
def plain(q: str, llm: OpenAI = Depends(client)):
    return llm.responses.create(model="gpt-4o", input=q, extra_headers=OWNER).output_text


def main():
    http = TestClient(api)
    http.get("/tagged?q=a")
    http.get("/plain?q=b")
