from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnablePassthrough
from langchain_openai import ChatOpenAI

HEADERS = {
    "x-team-id": "knowledge",
    "x-cost-center": "cc-111",
    "x-service": "faq",
    "x-environment": "prod",
    "x-correlation-id": "faq-batch",
}


def retrieve(question):
    return "context for " + question


answer_prompt = ChatPromptTemplate.from_template("Context: {context}\nQuestion: {question}")
rewrite_prompt = ChatPromptTemplate.from_template("Rewrite: {question}")
answer_chain = (
    {"context": retrieve, "question": RunnablePassthrough()}
    | answer_prompt
    | ChatOpenAI(model="gpt-4o", default_headers=HEADERS)
    | StrOutputParser()
)
rewrite_chain = rewrite_prompt | ChatOpenAI(model="gpt-4o-mini") | StrOutputParser()


def ask(question):
    better = rewrite_chain.invoke({"question": question})
    return answer_chain.invoke(better)


def main():
    ask("where is it?")
