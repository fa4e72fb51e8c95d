from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

OWNER = {"x-team-id": "loom", "x-cost-center": "cc-334", "x-service": "weave", "x-environment": "prod"}
prompt = ChatPromptTemplate.from_messages([("system", "Weave."), ("human", "{text}")])
tagged = ChatOpenAI(model="gpt-4o", default_headers=OWNER, max_retries=0)
cheap = ChatOpenAI(model="gpt-4o-mini", max_retries=0)

chain = prompt | tagged.bind(extra_headers={"x-correlation-id": "loom-1"}) | StrOutputParser()
loose = prompt | tagged | StrOutputParser()
safe = prompt | tagged.bind(extra_headers={"x-correlation-id": "loom-2"}).with_fallbacks([cheap]) | StrOutputParser()


def weave(text):
    return chain.invoke({"text": text})


def unravel(text):
    return loose.batch([{"text": text}, {"text": text + "!"}])


def careful(text):
    return safe.invoke({"text": text})


def main():
    weave("a")
    unravel("b")
    careful("c")
