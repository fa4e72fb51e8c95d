import anthropic
from openai import AsyncOpenAI, OpenAI

client = OpenAI()


def plain(messages: list) -> object:
    return client.chat.completions.create(model="gpt-5", messages=messages, stream=True)  # expect: CP107


def switched_off(messages: list) -> object:
    return client.chat.completions.create(  # expect: CP107
        model="gpt-5", messages=messages, stream=True, stream_options={"include_usage": False}
    )


def by_options(messages: list) -> object:
    options = {"model": "gpt-5", "stream": True}
    return client.chat.completions.create(messages=messages, **options)  # expect: CP107


async def helper(messages: list) -> object:
    async with AsyncOpenAI().chat.completions.stream(model="gpt-5", messages=messages) as stream:  # expect: CP107
        return await stream.get_final_completion()
