from langchain_core.messages import HumanMessage
from langchain_core.prompts import ChatPromptTemplate

from llms import Llms, router

OWNER = {"x-team-id": "lc", "x-cost-center": "cc-9", "x-service": "lc", "x-environment": "prod"}
full = Llms({**OWNER, "x-correlation-id": "lc-1"})
partial_ = Llms(OWNER)


def fast(text):
    return full.fast.invoke([HumanMessage(text)])


def deep(text):
    return (ChatPromptTemplate.from_messages([("user", "{t}")]) | partial_.deep).invoke({"t": text})


def batch(texts):
    return partial_.fast.batch(texts)


def main():
    fast("a")
    deep("b")
    batch(["c", "d"])
