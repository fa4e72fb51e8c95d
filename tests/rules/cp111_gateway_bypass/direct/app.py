import httpx
from anthropic import Anthropic, AnthropicBedrock
from cohere import Client
from openai import AsyncOpenAI, OpenAI

direct = OpenAI(api_key="k")  # expect: CP111
elsewhere = AsyncOpenAI(base_url="https://api.deepseek.com/v1")  # expect: CP111


def ask(prompt: str) -> object:
    return direct.responses.create(model="gpt-5", input=prompt)


def again(prompt: str) -> object:
    return direct.with_options(timeout=3).responses.create(model="gpt-5", input=prompt)  # expect: CP111


async def cheap(prompt: str) -> object:
    return await elsewhere.chat.completions.create(model="deepseek-chat", messages=[])


def raw(prompt: str) -> object:
    return httpx.post("https://api.openai.com/v1/responses", json={"input": prompt})  # expect: CP111
