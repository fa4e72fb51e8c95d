import asyncio

import anthropic

TAGS = {"x-team-id": "tg", "x-cost-center": "cc-362", "x-service": "tg", "x-environment": "prod"}


class Translator:
    def __init__(self):
        self.client = anthropic.AsyncAnthropic()
        self.limit = asyncio.Semaphore(2)

    async def translate(self, text, headers):
        async with self.limit:
            return await self.client.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, extra_headers=headers,
                                                     messages=[{"role": "user", "content": text}])

    async def proofread(self, text):
        async with self.limit, anthropic.AsyncAnthropic(default_headers=TAGS) as client:
            return await asyncio.wait_for(
                client.messages.create(model="claude-3-5-haiku-latest", max_tokens=4,
                                       messages=[{"role": "user", "content": text}]), timeout=20)


async def run(texts):
    translator = Translator()
    async with asyncio.TaskGroup() as group:
        for n, text in enumerate(texts):
            group.create_task(translator.translate(text, {**TAGS, "x-correlation-id": f"t-{n}"}))
        group.create_task(translator.proofread(texts[0]))


def main():
    asyncio.run(run(["a", "b"]))
