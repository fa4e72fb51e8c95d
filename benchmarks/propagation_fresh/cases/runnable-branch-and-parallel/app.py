from langchain_core.runnables import RunnableBranch, RunnableParallel, RunnablePassthrough
from langchain_openai import ChatOpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
full = ChatOpenAI(model="gpt-4o", default_headers=TAGS)
bare = ChatOpenAI(model="gpt-4o-mini")


def both(text):
    return RunnableParallel(a=full, b=RunnablePassthrough()).invoke(text)


def one_bare(text):
    return RunnableParallel(a=full, b=bare).invoke(text)


def branch(text):
    return RunnableBranch((lambda t: t.startswith("long"), bare), full).invoke(text)


def main():
    both("a")
    one_bare("b")
    branch("long c")
    branch("d")
