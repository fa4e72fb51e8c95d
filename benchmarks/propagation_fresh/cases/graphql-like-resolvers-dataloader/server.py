import asyncio
from dataclasses import dataclass, field

from loader import Loader
from openai import AsyncOpenAI

llm = AsyncOpenAI()
OWNER = {"x-team-id": "gq", "x-cost-center": "cc-1", "x-service": "gq", "x-environment": "prod"}


@dataclass
class Context:
    rid: str
    loader: Loader = field(init=False)

    def __post_init__(self):
        self.loader = Loader(self.embed_many)

    @property
    def headers(self):
        return {**OWNER, "x-correlation-id": self.rid}

    async def embed_many(self, texts):
        out = await llm.embeddings.create(model="text-embedding-3-small", input=texts, extra_headers=self.headers)
        return [d.embedding for d in out.data]


async def resolve_summary(parent, ctx: Context):
    return await llm.responses.create(model="gpt-5", input=parent, extra_headers=ctx.headers)


async def resolve_hint(parent, ctx: Context):
    return await llm.responses.create(model="gpt-5-nano", input=parent, extra_headers=OWNER)


RESOLVERS = {"summary": resolve_summary, "hint": resolve_hint}


async def execute(fields, ctx):
    values = await asyncio.gather(*(RESOLVERS[f]("doc", ctx) for f in fields), ctx.loader.load("a"), ctx.loader.load("b"))
    return dict(zip(fields, values))


def main():
    asyncio.run(execute(["summary", "hint"], Context("q-1")))
