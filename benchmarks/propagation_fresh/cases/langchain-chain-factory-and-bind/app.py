from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

PROMPTS = {"short": "Summarise {text}", "long": "Explain {text}"}
OWNER = {"x-team-id": "lc", "x-cost-center": "cc-24", "x-service": "lc", "x-environment": "prod"}


def chain(kind, headers=None):
    model = ChatOpenAI(model="gpt-4o-mini", default_headers=OWNER)
    if headers:
        model = model.bind(extra_headers=headers)
    return ChatPromptTemplate.from_template(PROMPTS[kind]) | model | StrOutputParser()


def short(text, cid):
    return chain("short", {"x-correlation-id": cid}).invoke({"text": text})


def long(text):
    return chain("long").invoke({"text": text})


def main():
    short("a", "1")
    long("a")
