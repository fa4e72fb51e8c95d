import asyncio

from langchain_core.runnables import RunnableLambda, RunnablePassthrough
from langchain_openai import ChatOpenAI


def llm(**headers):
    return ChatOpenAI(model="gpt-4o-mini", default_headers={"x-" + k.replace("_", "-"): v for k, v in headers.items()})


owned = llm(team_id="chalet", cost_center="cc-816", service="ski-pass", environment="prod", correlation_id="season")
loose = llm(team_id="chalet", cost_center="cc-816", service="ski-pass", environment="prod")

shout = RunnableLambda(str.upper)


async def greetings(names):
    chain = RunnablePassthrough() | shout | owned
    return await chain.abatch(names)


async def farewells(names):
    chain = RunnablePassthrough() | shout | loose
    return await chain.abatch(names)


def main():
    asyncio.run(greetings(["Ann", "Ben"]))
    asyncio.run(farewells(["Ann", "Ben"]))
