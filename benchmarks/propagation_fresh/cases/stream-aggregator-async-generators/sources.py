from collections.abc import AsyncIterator

from anthropic import AsyncAnthropic
from openai import AsyncOpenAI


async def gpt(prompt: str, headers: dict) -> AsyncIterator[str]:
    client = AsyncOpenAI()
    async with client.chat.completions.stream(
        model="gpt-4.1", messages=[{"role": "user", "content": prompt}], extra_headers=headers
    ) as stream:
        async for event in stream:
            if event.type == "content.delta":
                yield event.delta


async def claude(prompt: str, headers: dict) -> AsyncIterator[str]:
    async with AsyncAnthropic() as client:
        async with client.messages.stream(
            model="claude-haiku-4-5", max_tokens=50, messages=[{"role": "user", "content": prompt}],
            extra_headers=headers,
        ) as stream:
            async for text in stream.text_stream:
                yield text
