"""A chain with with_retry around the model and a fallback that was built from another factory."""
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

OWNER = {"x-team-id": "loft", "x-cost-center": "cc-923", "x-service": "pigeon", "x-environment": "prod"}
PROMPT = ChatPromptTemplate.from_messages([("system", "Be brief."), ("human", "{text}")])


def primary(cid):
    return ChatOpenAI(model="gpt-4o-hot", max_retries=0, default_headers={**OWNER, "x-correlation-id": cid})


def spare():
    return ChatOpenAI(model="gpt-4o-mini", max_retries=0, default_headers=OWNER)


def send(text, cid):
    chain = PROMPT | primary(cid).with_fallbacks([spare()]) | StrOutputParser()
    return chain.invoke({"text": text})


def send_steady(text, cid):
    model = ChatOpenAI(model="gpt-4o", default_headers={**OWNER, "x-correlation-id": cid})
    return (PROMPT | model.with_retry(stop_after_attempt=2) | StrOutputParser()).invoke({"text": text})


def main():
    send("fly", "l-1")
    send_steady("fly", "l-2")
