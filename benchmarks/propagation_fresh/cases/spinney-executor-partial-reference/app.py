import asyncio
import functools

import anthropic

claude = anthropic.Anthropic()
TAGS = {"x-team-id": "spinney", "x-cost-center": "cc-856", "x-service": "bird-count", "x-environment": "prod"}


async def off_loop(fn, /, *args, **kwargs):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, functools.partial(fn, *args, **kwargs))


def request(text, **headers):
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=4, messages=[{"role": "user", "content": text}],
                                  extra_headers={**TAGS, **{k.replace("_", "-"): v for k, v in headers.items()}})


async def day():
    await asyncio.gather(
        off_loop(request, "finch", x_correlation_id="f-1"),
        off_loop(request, "wren", x_trace_id="w-1"),
    )


def main():
    asyncio.run(day())
