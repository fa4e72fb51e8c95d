from openai import AsyncOpenAI

from owners import owner_headers, trace_headers

client = AsyncOpenAI()


async def ask(prompt: str) -> object:
    return await client.responses.create(model="gpt-5", input=prompt, extra_headers=owner_headers(), stream=True)


async def merged(prompt: str) -> object:
    headers = {**trace_headers(), **owner_headers()}
    return await client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)


async def wrong_helper(prompt: str) -> object:
    return await client.responses.create(model="gpt-5", input=prompt, extra_headers=trace_headers())  # expect: CP101
