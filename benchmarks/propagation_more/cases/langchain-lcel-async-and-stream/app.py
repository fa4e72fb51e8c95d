"""LCEL chains: a lambda before the model, stream and ainvoke; one model is built by a helper without tags."""
import asyncio

from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnablePassthrough
from langchain_openai import ChatOpenAI

OWNER = {"x-team-id": "lc", "x-cost-center": "cc-378", "x-service": "lc", "x-environment": "prod"}


def model(name, cid=None):
    return ChatOpenAI(model=name, default_headers={**OWNER, "x-correlation-id": cid} if cid else OWNER)


prompt = ChatPromptTemplate.from_messages([("system", "short"), ("human", "{q}")])
chain = {"q": RunnablePassthrough()} | prompt | model("gpt-4o", "lc-1") | StrOutputParser()
bare_chain = RunnableLambda(lambda q: {"q": q}) | prompt | model("gpt-4o-mini")


def ask(q):
    return "".join(chain.stream(q))


async def ask_async(q):
    return await bare_chain.ainvoke(q)


def main():
    ask("a")
    asyncio.run(ask_async("a"))
