from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnableParallel, RunnablePassthrough
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI

OWNER = {"x-team-id": "lc", "x-cost-center": "cc-1", "x-service": "lc", "x-environment": "prod", "x-correlation-id": "1"}
llm = ChatOpenAI(model="gpt-4o")
prompt = ChatPromptTemplate.from_messages([("system", "be brief"), ("human", "{q}")])


@tool
def add(a: int, b: int) -> int:
    """Add."""
    return a + b


tagged = llm.bind(extra_headers=OWNER)
chain = prompt | tagged | StrOutputParser()
bare_chain = prompt | llm | StrOutputParser()
tools = llm.bind_tools([add]).bind(extra_headers=OWNER)
both = RunnableParallel(x=chain, y=bare_chain)


def a():
    return chain.invoke({"q": "x"})


def b():
    return bare_chain.invoke({"q": "x"})


def c():
    return tools.invoke("x")


def d():
    return both.invoke({"q": "x"})


def e():
    return ({"q": RunnablePassthrough()} | prompt | llm.bind(extra_headers=OWNER) | RunnableLambda(lambda m: m.content)).invoke("x")


def f():
    return llm.with_retry(stop_after_attempt=2).invoke("x")


def main():
    for fn in (a, b, c, d, e, f):
        fn()
