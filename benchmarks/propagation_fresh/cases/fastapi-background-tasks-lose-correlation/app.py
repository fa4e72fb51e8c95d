import uuid

from fastapi import BackgroundTasks, FastAPI
from fastapi.testclient import TestClient
from openai import OpenAI
from pydantic import BaseModel

app = FastAPI()
llm = OpenAI()
BASE = {"x-team-id": "chat", "x-cost-center": "cc-50", "x-service": "conversations", "x-environment": "prod"}


class Message(BaseModel):
    conversation: str
    text: str


def title_conversation(conversation: str, text: str, headers: dict[str, str]) -> None:
    llm.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": "Title: " + text}], extra_headers=headers
    )


def moderate_later(text: str, correlation_id: str | None = None) -> None:
    headers = dict(BASE)
    if correlation_id is not None:
        headers["x-correlation-id"] = correlation_id
    llm.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": "Safe? " + text}], extra_headers=headers
    )


@app.post("/messages")
def post_message(message: Message, tasks: BackgroundTasks):
    correlation_id = uuid.uuid4().hex
    headers = {**BASE, "x-correlation-id": correlation_id}
    answer = llm.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": message.text}], extra_headers=headers
    )
    tasks.add_task(title_conversation, message.conversation, message.text, headers)
    tasks.add_task(moderate_later, message.text)
    return {"answer": answer.choices[0].message.content}


def main():
    TestClient(app).post("/messages", json={"conversation": "c", "text": "hello"})
