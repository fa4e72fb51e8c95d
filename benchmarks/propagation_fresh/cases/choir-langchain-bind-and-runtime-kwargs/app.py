from langchain_core.messages import HumanMessage, SystemMessage
from langchain_core.runnables import RunnableLambda
from langchain_openai import ChatOpenAI

OWNER = {"x-team-id": "choir", "x-cost-center": "cc-41", "x-service": "lyrics", "x-environment": "prod"}
base = ChatOpenAI(model="gpt-4o-mini", default_headers={"x-team-id": "choir"})


def messages(text):
    return [SystemMessage("Sing."), HumanMessage(text)]


def bound(cid):
    return base.bind(extra_headers={**OWNER, "x-correlation-id": cid})


def verse(text, cid):
    chain = RunnableLambda(messages) | bound(cid)
    return chain.invoke(text)


def refrain(text):
    chain = RunnableLambda(messages) | base.bind(stop=["\n"])
    return chain.invoke(text)


def stream(text, cid):
    return [part.content for part in bound(cid).stream(messages(text))]


def main():
    verse("la", "c-1")
    refrain("la")
    stream("la", "c-2")
