from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient
from anthropic import AsyncAnthropic

app = FastAPI()
client = AsyncAnthropic(default_headers={"x-team-id": "edu", "x-cost-center": "cc-71", "x-service": "tutor"})


async def lesson(topic: str, headers: dict[str, str]):
    async with client.messages.stream(
        model="claude-sonnet-4-5",
        max_tokens=500,
        messages=[{"role": "user", "content": topic}],
        extra_headers=headers,
    ) as stream:
        async for text in stream.text_stream:
            yield f"data: {text}\n\n"


async def quiz(topic: str, correlation: str):
    async with client.messages.stream(
        model="claude-haiku-4-5",
        max_tokens=500,
        messages=[{"role": "user", "content": "Quiz on " + topic}],
        extra_headers={"x-correlation-id": correlation},
    ) as stream:
        async for text in stream.text_stream:
            yield f"data: {text}\n\n"


@app.get("/lesson")
async def get_lesson(topic: str, request: Request):
    headers = {"x-environment": "prod", "x-correlation-id": request.headers.get("x-request-id", "anon-lesson")}
    return StreamingResponse(lesson(topic, headers), media_type="text/event-stream")


@app.get("/quiz")
async def get_quiz(topic: str):
    return StreamingResponse(quiz(topic, "quiz-" + topic), media_type="text/event-stream")


def main():
    http = TestClient(app)
    http.get("/lesson?topic=a")
    http.get("/quiz?topic=a")
