"""Async stream manager of anthropic, chat stream helper of openai; the retry path is bare."""
import asyncio

import anthropic
import openai

claude = anthropic.AsyncAnthropic()
gpt = openai.OpenAI(default_headers={"x-team-id": "live", "x-cost-center": "cc-1042", "x-service": "captions", "x-environment": "prod"})


async def caption(text, headers):
    async with claude.messages.stream(model="claude-sonnet-4-0", max_tokens=9, extra_headers=headers,
                                      messages=[{"role": "user", "content": text}]) as stream:
        async for piece in stream.text_stream:
            print(piece, end="")
        return await stream.get_final_message()


def subtitle(text, cid):
    with gpt.chat.completions.stream(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                     extra_headers={"x-correlation-id": cid}) as stream:
        for event in stream:
            print(event.type)


def ticker(text):
    return [chunk for chunk in gpt.chat.completions.create(model="gpt-4o", stream=True, messages=[{"role": "user", "content": text}])]


def main():
    asyncio.run(caption("a", {**{"x-team-id": "live", "x-cost-center": "cc-1042", "x-service": "captions"}, "x-environment": "prod", "x-correlation-id": "c"}))
    subtitle("a", "s-1")
    ticker("a")
