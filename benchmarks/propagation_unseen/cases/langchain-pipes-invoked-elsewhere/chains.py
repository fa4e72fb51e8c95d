from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

OWN = {"x-team-id": "lc", "x-cost-center": "cc", "x-service": "lc", "x-environment": "prod", "x-correlation-id": "1"}
PROMPT = ChatPromptTemplate.from_messages([("human", "{q}")])


def model(headers=None, **kw):
    return ChatOpenAI(model="gpt-4o", default_headers=headers, **kw)


def qa():
    return PROMPT | model(OWN) | StrOutputParser()


def smalltalk():
    return PROMPT | model() | StrOutputParser()
