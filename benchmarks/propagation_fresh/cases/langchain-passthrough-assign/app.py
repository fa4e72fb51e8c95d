from operator import itemgetter

from langchain_core.output_parsers import JsonOutputParser, StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableBranch, RunnablePassthrough
from langchain_openai import ChatOpenAI

FULL = {"x-team-id": "lp", "x-cost-center": "cc-447", "x-service": "lp", "x-environment": "prod", "x-correlation-id": "1"}
good = ChatOpenAI(model="gpt-4o", default_headers=FULL)
bad = ChatOpenAI(model="gpt-4o-mini", default_headers={"x-team-id": "lp"})
prompt = ChatPromptTemplate.from_template("{topic}: {question}")


def assign(question):
    chain = RunnablePassthrough.assign(topic=itemgetter("question")) | prompt | good | StrOutputParser()
    return chain.invoke({"question": question})


def branch(question):
    chain = RunnableBranch((lambda x: len(x) > 100, good), bad) | StrOutputParser()
    return chain.invoke(question)


def batch(questions):
    return (prompt | good).batch([{"topic": "t", "question": q} for q in questions])


def main():
    assign("a")
    branch("a")
    batch(["a", "b"])
