from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from fastapi.testclient import TestClient
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI()


class Session:
    def __init__(self, session_id: str):
        self.history: list[dict[str, str]] = []
        self.headers = {
            "x-team-id": "live",
            "x-cost-center": "cc-8",
            "x-service": "live-chat",
            "x-environment": "prod",
            "x-correlation-id": session_id,
        }

    async def reply(self, text: str) -> str:
        self.history.append({"role": "user", "content": text})
        answer = await client.chat.completions.create(
            model="gpt-4o-mini", messages=self.history, extra_headers=self.headers
        )
        self.history.append({"role": "assistant", "content": answer.choices[0].message.content})
        return self.history[-1]["content"]

    async def farewell(self) -> None:
        await client.chat.completions.create(
            model="gpt-4o-mini", messages=[*self.history, {"role": "user", "content": "Summarise this chat"}]
        )


@app.websocket("/ws/{session_id}")
async def chat(socket: WebSocket, session_id: str):
    await socket.accept()
    session = Session(session_id)
    try:
        while (text := await socket.receive_text()) != "/bye":
            await socket.send_text(await session.reply(text))
        await session.farewell()
        await socket.close()
    except WebSocketDisconnect:
        pass


def main():
    with TestClient(app).websocket_connect("/ws/s-1") as ws:
        ws.send_text("hello")
        ws.receive_text()
        ws.send_text("/bye")
        ws.receive()
