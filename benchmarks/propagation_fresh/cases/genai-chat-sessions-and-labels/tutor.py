import asyncio

from google import genai
from google.genai import types

from config import generation_config


class Tutor:
    def __init__(self, pupil: str):
        self.client = genai.Client(api_key="k")
        self.chat = self.client.chats.create(model="gemini-2.5-flash", config=generation_config(rid=pupil))
        self.small_talk = self.client.chats.create(model="gemini-2.5-flash-lite")

    def ask(self, text: str) -> str:
        return self.chat.send_message(text).text

    def chatter(self, text: str) -> str:
        return self.small_talk.send_message(text).text

    def quiz(self, topic: str) -> str:
        return self.client.models.generate_content(
            model="gemini-2.5-flash", contents=topic, config=generation_config(rid=topic, json_mode=True)).text

    async def quizzes(self, topics: list[str]):
        async def one(topic):
            return await self.client.aio.models.generate_content(
                model="gemini-2.5-flash", contents=topic,
                config=types.GenerateContentConfig(response_mime_type="application/json"))
        return await asyncio.gather(*(one(t) for t in topics))


def main():
    tutor = Tutor("pupil-1")
    tutor.ask("a")
    tutor.chatter("b")
    tutor.quiz("c")
    asyncio.run(tutor.quizzes(["d"]))
