from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from openai import OpenAI

OWNER = {"x-team-id": "cb", "x-cost-center": "cc-83", "x-service": "cb", "x-environment": "prod"}


class Answers:
    def __init__(self, app: FastAPI, headers):
        self.client = OpenAI(default_headers=headers)
        app.add_api_route("/answer", self.answer, methods=["GET"])
        app.post("/draft")(self.draft)

    def answer(self, q: str):
        return self.client.responses.create(model="gpt-4o", input=q).output_text

    async def draft(self, request: Request):
        return self.client.responses.create(model="gpt-4o", input=(await request.json())["q"],
                                            extra_headers={"x-correlation-id": "draft"}).output_text


app = FastAPI()
Answers(app, OWNER)


def main():
    http = TestClient(app)
    http.get("/answer?q=a")
    http.post("/draft", json={"q": "b"})
