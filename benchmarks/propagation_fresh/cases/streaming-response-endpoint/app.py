from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient
from openai import AsyncOpenAI

app = FastAPI()
llm = AsyncOpenAI(default_headers={"x-team-id": "sr", "x-cost-center": "cc-412", "x-service": "sr", "x-environment": "prod"})


async def tokens(text, headers):
    stream = await llm.chat.completions.create(model="gpt-4o", stream=True, extra_headers=headers,
                                               messages=[{"role": "user", "content": text}])
    async for chunk in stream:
        yield chunk.choices[0].delta.content or ""


@app.get("/chat/{session}")
async def chat(session: str):
    return StreamingResponse(tokens("a", {"x-correlation-id": f"session-{session}"}), media_type="text/plain")


@app.get("/complete")
async def complete():
    done = await llm.completions.create(model="gpt-3.5-turbo-instruct", prompt="a")
    return done.choices[0].text


def main():
    http = TestClient(app)
    http.get("/chat/4")
    http.get("/complete")
