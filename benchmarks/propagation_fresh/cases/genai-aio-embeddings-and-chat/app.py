import asyncio

from google import genai


class Library:
    def __init__(self, team, cid=None):
        headers = {"x-team-id": team, "x-cost-center": "cc-14", "x-service": "lib", "x-environment": "prod"}
        if cid is not None:
            headers["x-correlation-id"] = cid
        self.client = genai.Client(api_key="k", http_options={"headers": headers})

    async def vector(self, text):
        return await self.client.aio.models.embed_content(model="text-embedding-004", contents=text)

    async def talk(self, text):
        chat = self.client.aio.chats.create(model="gemini-2.0-flash")
        return await chat.send_message(text)


async def run():
    await Library("lib", "l-1").vector("a")
    await Library("lib").talk("b")


def main():
    asyncio.run(run())
