"""Methods that are handed to a library as handlers: judged on the objects that the project makes."""

from fastapi import FastAPI
from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}
app = FastAPI()


class Answers:
    def __init__(self, app, headers):
        self.client = OpenAI(default_headers=headers)
        app.add_api_route("/answer", self.answer, methods=["GET"])
        app.post("/draft")(self.draft)

    def answer(self, q: str):
        return self.client.responses.create(model="m", input=q)  # expect: fail correlation_id

    async def draft(self, q: str):
        return self.client.responses.create(model="m", input=q, extra_headers={"x-correlation-id": "d"})  # expect: pass


class Tagged:
    def __init__(self, app, headers):
        self.headers = headers
        app.add_api_route("/tagged", self.tagged)

    def tagged(self, q: str):
        return OpenAI().responses.create(model="m", input=q, extra_headers=self.headers)  # expect: pass


Answers(app, {"x-team-id": "search"})
Tagged(app, TAGS)
