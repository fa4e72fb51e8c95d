import asyncio

import anthropic
import openai

OWNER = {"x-team-id": "tv", "x-cost-center": "cc-9", "x-service": "tv", "x-environment": "prod", "x-correlation-id": "s"}
client = openai.OpenAI()
claude = anthropic.AsyncAnthropic()


def tokens(text):
    stream = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], stream=True,
                                            extra_headers=OWNER)
    for chunk in stream:
        yield chunk


def tokens_bare(text):
    yield from client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], stream=True,
                                              stream_options={"include_usage": True})


def events(text):
    with client.responses.create(model="gpt-4o", input=text, stream=True, extra_headers=OWNER) as stream:
        return [e.type for e in stream]


def managed(text):
    with client.responses.stream(model="gpt-4o", input=text, extra_headers={**OWNER, "x-service": ""}) as stream:
        for _ in stream:
            pass


async def words(text):
    async with claude.messages.stream(model="claude-3-5-haiku-latest", max_tokens=4, extra_headers=OWNER,
                                      messages=[{"role": "user", "content": text}]) as stream:
        async for word in stream.text_stream:
            yield word


async def words_bare(text):
    stream = await claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, stream=True,
                                          messages=[{"role": "user", "content": text}])
    async for event in stream:
        yield event


async def serve():
    async for _ in words("a"):
        pass
    async for _ in words_bare("a"):
        pass


def main():
    list(tokens("a"))
    list(tokens_bare("a"))
    events("a")
    managed("a")
    asyncio.run(serve())
