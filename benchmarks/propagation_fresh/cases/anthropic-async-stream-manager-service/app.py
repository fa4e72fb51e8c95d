import asyncio
from contextlib import asynccontextmanager

from anthropic import AsyncAnthropic


class Tutor:
    def __init__(self, team: str):
        self.sdk = AsyncAnthropic(default_headers={"x-team-id": team, "x-cost-center": "cc-2339", "x-environment": "prod"})

    @asynccontextmanager
    async def lesson(self, student: str):
        self.headers = {"x-service": "tutor", "x-correlation-id": f"lesson-{student}"}
        try:
            yield self
        finally:
            self.headers = {}

    async def explain(self, topic: str) -> str:
        async with self.sdk.messages.stream(
            model="claude-sonnet-4-5", max_tokens=400, messages=[{"role": "user", "content": topic}],
            extra_headers=self.headers,
        ) as stream:
            return "".join([piece async for piece in stream.text_stream])

    async def grade(self, answer: str) -> str:
        message = await self.sdk.messages.create(
            model="claude-haiku-4-5", max_tokens=10, messages=[{"role": "user", "content": answer}],
            extra_headers=self.headers)
        return message.content[0].text


async def serve():
    tutor = Tutor("school")
    async with tutor.lesson("eve"):
        text = await tutor.explain("fractions")
    await tutor.grade(text)


def main():
    asyncio.run(serve())
