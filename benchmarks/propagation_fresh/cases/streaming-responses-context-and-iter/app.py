import asyncio

from openai import AsyncOpenAI, OpenAI

OWNER = {"x-team-id": "sr", "x-cost-center": "cc-3020", "x-service": "sr", "x-environment": "prod"}
client, aclient = OpenAI(default_headers=OWNER), AsyncOpenAI(default_headers=OWNER)


def events(text, cid):
    with client.responses.stream(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid}) as stream:
        for event in stream:
            print(event.type)
        return stream.get_final_response()


async def aevents(text):
    stream = await aclient.responses.create(model="gpt-4o", input=text, stream=True)
    async for event in stream:
        print(event.type)


def main():
    events("a", "1")
    asyncio.run(aevents("b"))
