import asyncio
from dataclasses import dataclass

from openai import AsyncOpenAI


@dataclass(frozen=True)
class Job:
    id: str
    prompt: str
    team: str


class Pool:
    def __init__(self, size: int = 2):
        self.queue: asyncio.Queue[Job | None] = asyncio.Queue()
        self.size = size
        self.client = AsyncOpenAI(default_headers={"x-service": "render-farm", "x-environment": "prod"})

    async def worker(self) -> None:
        while (job := await self.queue.get()) is not None:
            await self.render(job)

    async def render(self, job: Job) -> str:
        result = await self.client.responses.create(
            model="gpt-4.1",
            input=job.prompt,
            extra_headers={
                "x-team-id": job.team,
                "x-cost-center": f"cc-{job.team}",
                "x-correlation-id": job.id,
            },
        )
        return await self.check(result.output_text, job)

    async def check(self, text: str, job: Job) -> str:
        result = await self.client.responses.create(
            model="gpt-4.1-nano",
            input="Check " + text,
            extra_headers={"x-team-id": job.team, "x-correlation-id": job.id},
        )
        return result.output_text

    async def run(self, jobs: list[Job]) -> None:
        for job in jobs:
            self.queue.put_nowait(job)
        for _ in range(self.size):
            self.queue.put_nowait(None)
        async with asyncio.TaskGroup() as group:
            for _ in range(self.size):
                group.create_task(self.worker())


def main():
    asyncio.run(Pool().run([Job("j1", "a", "vfx"), Job("j2", "b", "vfx")]))
