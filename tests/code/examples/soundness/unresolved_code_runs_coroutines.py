import somewhere

from openai import AsyncOpenAI


async def ask(text, headers):
    await AsyncOpenAI().responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id correlation_id


def main():
    somewhere.spawn(ask("a", {}))  # expect: blame team_id correlation_id
    somewhere.spawn(ask("b", {"x-team-id": "search", "x-correlation-id": "1"}))
