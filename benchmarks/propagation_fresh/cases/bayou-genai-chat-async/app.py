import asyncio

from google import genai

FULL = {
    "x-team-id": "bayou",
    "x-cost-center": "cc-808",
    "x-service": "tour-guide",
    "x-environment": "prod",
    "x-correlation-id": "tour-1",
}


async def guided(question: str) -> str:
    client = genai.Client()
    chat = client.aio.chats.create(model="gemini-2.5-flash", config={"http_options": {"headers": FULL}})
    reply = await chat.send_message(question)
    return reply.text


async def wandering(question: str) -> str:
    client = genai.Client()
    chat = client.aio.chats.create(model="gemini-2.5-flash", config={"labels": None})
    parts = []
    async for chunk in await chat.send_message_stream(question):
        parts.append(chunk.text)
    return "".join(parts)


def main():
    asyncio.run(guided("Where are the alligators?"))
    asyncio.run(wandering("And the birds?"))
