import litellm
from litellm import acompletion, completion
import asyncio

litellm.suppress_debug_info = True
FIELDS = {"team_id": "lr", "cost_center": "cc-441", "service": "lr", "environment": "prod", "correlation_id": "1"}


def request(text, **more):
    return {"model": "openai/gpt-4o-mini", "messages": [{"role": "user", "content": text}], **more}


def ask(text):
    return completion(**request(text, extra_body={"metadata": FIELDS}))


async def ask_stream(text):
    stream = await acompletion(**request(text, stream=True, headers={f"x-{k.replace('_', '-')}": v for k, v in FIELDS.items() if v}))
    return [chunk async for chunk in stream]


def ask_plain(text):
    return completion(**request(text, user="lr"))


def main():
    ask("a")
    asyncio.run(ask_stream("a"))
    ask_plain("a")
