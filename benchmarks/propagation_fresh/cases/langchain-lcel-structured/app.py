import asyncio

from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnableParallel
from langchain_openai import ChatOpenAI
from pydantic import BaseModel

TAGS = {"x-team-id": "lc", "x-cost-center": "cc-944", "x-service": "lc", "x-environment": "prod"}


class Mood(BaseModel):
    word: str


full = ChatOpenAI(model="gpt-4o-mini", default_headers={**TAGS, "x-correlation-id": "lc"})
part = ChatOpenAI(model="gpt-4o-mini", default_headers=TAGS)
prompt = ChatPromptTemplate.from_messages([("system", "one word"), ("human", "{q}")])


def mood(text):
    return (prompt | full.with_structured_output(Mood)).invoke({"q": text})


def shout(text):
    chain = prompt | part | StrOutputParser() | RunnableLambda(str.upper)
    return chain.invoke({"q": text})


async def twice(text):
    both = RunnableParallel(a=prompt | full, b=RunnableLambda(lambda d: d["q"]) | full.with_retry(stop_after_attempt=2))
    return await both.ainvoke({"q": text})


def main():
    mood("a")
    shout("a")
    asyncio.run(twice("a"))
