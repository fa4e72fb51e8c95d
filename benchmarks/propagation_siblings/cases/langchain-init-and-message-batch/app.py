import asyncio

from langchain_anthropic import ChatAnthropic
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

OWNER = {"x-team-id": "lc", "x-cost-center": "cc-1", "x-service": "lc", "x-environment": "prod", "x-correlation-id": "1"}
gpt = ChatOpenAI(model="gpt-4o", default_headers=OWNER)
bare = ChatOpenAI(model="gpt-4o")
claude = ChatAnthropic(model="claude-3-5-haiku-latest", default_headers=OWNER)
vectors = OpenAIEmbeddings(model="text-embedding-3-small", default_headers=OWNER, check_embedding_ctx_length=False)
bare_vectors = OpenAIEmbeddings(model="text-embedding-3-small", check_embedding_ctx_length=False)


def a():
    return gpt.invoke([SystemMessage("s"), HumanMessage("x")])


def b():
    return bare.batch(["x", "y"])


def c():
    return vectors.embed_documents(["x"])


def d():
    return bare_vectors.embed_query("x")


def e():
    return [chunk for chunk in claude.stream("x")]


async def f():
    return await bare.ainvoke("x", extra_headers=OWNER)


async def g():
    async for _ in bare.astream("x"):
        pass


def h():
    return bare.invoke("x", config={"metadata": {"team_id": "lc", "cost_center": "1"}})


def main():
    for fn in (a, b, c, d, e, h):
        fn()
    asyncio.run(f())
    asyncio.run(g())
