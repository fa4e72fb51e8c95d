import asyncio

from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

OWNER = {"x-team-id": "ls", "x-cost-center": "cc-3028", "x-service": "ls", "x-environment": "prod"}
prompt = ChatPromptTemplate.from_template("Say {x}")


def llm(**headers):
    return ChatOpenAI(model="gpt-4o-mini", default_headers={**OWNER, **headers}, max_retries=0)


chain = prompt | llm(**{"x-correlation-id": "c"})


def many(texts):
    return chain.batch([{"x": t} for t in texts])


async def amany(texts):
    bare = prompt | llm()
    return await asyncio.gather(*(bare.ainvoke({"x": t}) for t in texts))


def main():
    many(["a", "b"])
    asyncio.run(amany(["c"]))
