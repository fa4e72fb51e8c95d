import asyncio

from litellm import acompletion, atext_completion

COMMON = {"model": "openai/gpt-4o-mini", "timeout": 20, "extra_headers": {"x-team-id": "gl", "x-cost-center": "cc-2004"}}


def options(service, **headers):
    merged = dict(COMMON)
    merged["extra_headers"] = {**COMMON["extra_headers"], "x-service": service, "x-environment": "prod", **headers}
    return merged


async def ask(text, cid):
    return await acompletion(messages=[{"role": "user", "content": text}], **options("gl", **{"x-correlation-id": cid}))


async def complete(text):
    reply = await atext_completion(prompt=text, **{**COMMON, "model": "text-completion-openai/gpt-3.5-turbo-instruct"})
    return reply.choices[0].text


async def both():
    await asyncio.gather(*(ask(t, c) for t, c in zip("ab", ("1", "2"))))
    await complete("x")


def main():
    asyncio.run(both())
