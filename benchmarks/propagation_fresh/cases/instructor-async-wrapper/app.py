import asyncio

import instructor
from openai import AsyncOpenAI
from pydantic import BaseModel

TAGS = {"x-team-id": "ia", "x-cost-center": "cc-324", "x-service": "ia", "x-environment": "prod"}


class Row(BaseModel):
    name: str
    amount: int


class Extractor:
    def __init__(self, run):
        self.llm = instructor.from_openai(AsyncOpenAI(default_headers=TAGS), mode=instructor.Mode.TOOLS)
        self.run = run

    async def rows(self, text):
        return await self.llm.create(model="gpt-4o", response_model=Row, messages=[{"role": "user", "content": text}],
                                     extra_headers={"x-correlation-id": self.run})

    async def raw(self, text):
        row, completion = await self.llm.chat.completions.create_with_completion(
            model="gpt-4o", response_model=Row, messages=[{"role": "user", "content": text}])
        return row


def main():
    extractor = Extractor("run-1")
    asyncio.run(extractor.rows("a"))
    asyncio.run(extractor.raw("a"))
