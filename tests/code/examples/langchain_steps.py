"""Chains that begin with a mapping or with steps that send nothing, and what is handed to a chain as a step."""

from langchain_chroma import Chroma
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnableParallel, RunnablePassthrough
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
prompt = ChatPromptTemplate.from_template("{context} {question}")


def shorten(docs):
    return docs[:3]


def mapping_first(question):
    steps = {"context": RunnableLambda(shorten), "question": RunnablePassthrough()}
    (steps | prompt | ChatOpenAI(default_headers=TAGS)).invoke(question)  # expect: pass
    ({"question": RunnablePassthrough()} | prompt | ChatOpenAI()).invoke(question)  # expect: fail team_id correlation_id


def retriever_in_a_mapping(question):
    model = ChatOpenAI(default_headers=TAGS)
    good = Chroma(embedding_function=OpenAIEmbeddings(default_headers=TAGS)).as_retriever()
    bad = Chroma(embedding_function=OpenAIEmbeddings()).as_retriever()
    ({"context": good | shorten} | prompt | model).invoke(question)  # expect: pass
    ({"context": bad | shorten} | prompt | model).invoke(question)  # expect: fail team_id correlation_id


def steps_that_send_nothing(question):
    model = ChatOpenAI(default_headers=TAGS)
    (RunnablePassthrough() | prompt | model).invoke(question)  # expect: pass
    (RunnableParallel(question=shorten) | prompt | ChatOpenAI()).invoke(question)  # expect: fail team_id correlation_id
    RunnableParallel(question=prompt).invoke(question)
    RunnableParallel(question=prompt).assign(short=shorten).pipe(shorten).invoke(question)


def assigned(question):
    answer = prompt | ChatOpenAI(default_headers=TAGS) | StrOutputParser()
    RunnablePassthrough.assign(context=shorten).assign(answer=answer).invoke(question)  # expect: pass
    answer.assign(other=prompt | ChatOpenAI()).invoke(question)  # expect: fail team_id correlation_id
    prompt.pipe(ChatOpenAI(), StrOutputParser()).invoke(question)  # expect: fail team_id correlation_id
    prompt.pipe(ChatOpenAI(default_headers=TAGS)).pipe(shorten).invoke(question)  # expect: pass


# What a caller gives as a step sends requests with the chain's.


def with_a_step_of_the_caller(retriever, question):
    chain = {"context": retriever | shorten} | prompt | ChatOpenAI(default_headers=TAGS)
    chain.invoke(question)  # expect: fail team_id correlation_id


def with_a_step_of_nobody(retriever, question):
    chain = {"context": retriever} | prompt | ChatOpenAI(default_headers=TAGS)
    chain.invoke(question)  # expect: unverifiable team_id correlation_id


def gives_the_step(question):
    good = Chroma(embedding_function=OpenAIEmbeddings(default_headers=TAGS)).as_retriever()
    bad = Chroma(embedding_function=OpenAIEmbeddings()).as_retriever()
    with_a_step_of_the_caller(good, question)
    with_a_step_of_the_caller(bad, question)  # expect: blame team_id correlation_id
