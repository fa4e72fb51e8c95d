"""`config={"metadata": …}` of a chain is for its traces; what leaves is `default_headers` and `extra_headers`."""
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

OWNER = {"x-team-id": "hr", "x-cost-center": "cc-2414", "x-service": "policy-bot", "x-environment": "prod"}

prompt = ChatPromptTemplate.from_messages([("system", "Answer from the handbook."), ("human", "{question}")])
tagged = prompt | ChatOpenAI(model="gpt-4o", default_headers=OWNER).bind(extra_headers={"x-correlation-id": "hb-1"}) | StrOutputParser()
traced = prompt | ChatOpenAI(model="gpt-4o", default_headers=OWNER) | StrOutputParser()


def answer(question):
    return tagged.invoke({"question": question})


def answer_traced(question):
    return traced.invoke({"question": question}, config={"metadata": {"correlation_id": "hb-2"}, "tags": ["hr"]})


def main():
    answer("holidays?")
    answer_traced("holidays?")
