from langchain_core.prompts import PromptTemplate
from langchain_core.runnables import RunnableConfig
from langchain_openai import ChatOpenAI

OWNER = {"x-team-id": "lc", "x-cost-center": "cc-1", "x-service": "lc", "x-environment": "prod", "x-correlation-id": "1"}
META = {"team_id": "lc", "cost_center": "cc-1", "service": "lc", "environment": "prod", "correlation_id": "1"}


def a():
    chain = PromptTemplate.from_template("{q}") | ChatOpenAI(model="gpt-4o")
    return chain.invoke({"q": "x"}, RunnableConfig(metadata=META, tags=["a"]))


def b():
    return ChatOpenAI(model="gpt-4o", metadata=META).invoke("x")


def c():
    return ChatOpenAI(model="gpt-4o", model_kwargs={"metadata": META}).invoke("x")


def d():
    return ChatOpenAI(model="gpt-4o", extra_body={"metadata": META}).invoke("x")


def e():
    return ChatOpenAI(model="gpt-4o", model_kwargs={"extra_headers": OWNER}).invoke("x")


def f():
    chain = PromptTemplate.from_template("{q}") | ChatOpenAI(model="gpt-4o", default_headers=OWNER)
    return chain.with_config(run_name="r").batch([{"q": "x"}])


def main():
    for fn in (a, b, c, d, e, f):
        fn()
