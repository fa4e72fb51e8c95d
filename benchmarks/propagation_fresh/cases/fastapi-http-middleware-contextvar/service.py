from openai import AsyncOpenAI

from context import outgoing

client = AsyncOpenAI()


async def explain(code: str) -> str:
    result = await client.responses.create(model="gpt-4.1", input="Explain " + code, extra_headers=outgoing())
    return result.output_text


async def lint(code: str) -> str:
    headers = outgoing()
    headers.pop("x-cost-center")
    result = await client.responses.create(model="gpt-4.1", input="Lint " + code, extra_headers=headers)
    return result.output_text
