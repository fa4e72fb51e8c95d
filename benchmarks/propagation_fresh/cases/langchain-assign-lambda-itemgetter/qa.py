from operator import itemgetter

from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnablePassthrough

from models import embeddings, reader, rewriter

read_prompt = ChatPromptTemplate.from_template("{context}\n\n{question}")
rewrite_prompt = ChatPromptTemplate.from_template("Rewrite: {question}")
vectors = embeddings()


def lookup(question: str) -> str:
    vectors.embed_query(question)
    return "context"


read = (
    RunnablePassthrough.assign(context=itemgetter("question") | RunnableLambda(lookup))
    | read_prompt
    | reader()
    | StrOutputParser()
)
rewrite = rewrite_prompt | rewriter() | StrOutputParser()


def answer(question: str) -> str:
    return read.invoke({"question": question})


def answer_rewritten(question: str) -> str:
    better = rewrite.invoke({"question": question})
    return read.invoke({"question": better})


def stream(question: str):
    return "".join(read.stream({"question": question}))


def main():
    answer("a")
    answer_rewritten("b")
    stream("c")
