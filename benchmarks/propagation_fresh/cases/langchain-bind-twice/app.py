from langchain_core.runnables import RunnableLambda
from langchain_openai import ChatOpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
llm = ChatOpenAI(model="gpt-4o")


def once(text):
    return llm.bind(extra_headers=TAGS).invoke(text)


def twice(text):
    return llm.bind(extra_headers=TAGS).bind(extra_headers={"x-team-id": "a"}).invoke(text)


def call_wins(text):
    return llm.bind(extra_headers=TAGS).invoke(text, extra_headers={})


def retried(text):
    return llm.bind(extra_headers=TAGS).with_retry(stop_after_attempt=2).invoke(text)


def copied(text):
    return llm.model_copy(update={"default_headers": TAGS}).invoke(text)


def in_chain(text):
    return (RunnableLambda(str.strip) | llm.bind(extra_headers=TAGS)).invoke(text)


def main():
    once("a")
    twice("b")
    call_wins("c")
    retried("d")
    copied("e")
    in_chain("f")
