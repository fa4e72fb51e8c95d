"""Clients that a library makes around another's: pydantic-deep's agents, instructor around Mistral's client, retrievers of
LlamaIndex over other retrievers; prompts that are kept elsewhere; clients of Bedrock that functions give."""

import boto3
import instructor
from langchain import hub
from langchain_core.output_parsers import StrOutputParser
from langchain_openai import ChatOpenAI
from langsmith import Client
from llama_index.core import VectorStoreIndex
from llama_index.core.retrievers import RecursiveRetriever, RouterRetriever, VectorIndexRetriever
from llama_index.embeddings.openai import OpenAIEmbedding
from llama_index.llms.openai import OpenAI
from mistralai import Mistral
from pydantic_deep import create_deep_agent

OWNER = {"x-team-id": "search", "x-correlation-id": "c-1"}


async def deep(question):
    agent = create_deep_agent("openai:gpt-5", metadata={"team_id": "search", "correlation_id": "c-1"})
    await agent.run(question)  # expect: fail team_id correlation_id
    owned = create_deep_agent("openai:gpt-5", model_settings={"extra_headers": OWNER})
    await owned.run(question)  # expect: pass


def structured(turns, answer):
    client = instructor.from_mistral(Mistral(api_key="k"))
    client.chat.completions.create(model="m", messages=turns, response_model=answer)  # expect: fail team_id correlation_id
    client.chat.completions.create(model="m", messages=turns, response_model=answer, http_headers=OWNER)  # expect: pass
    client.messages.create(model="m", messages=turns, response_model=answer, metadata={"team_id": "a"})  # expect: fail correlation_id


def recursive(nodes, question):
    plain = VectorStoreIndex(nodes, embed_model=OpenAIEmbedding())  # expect: fail team_id correlation_id
    found = RecursiveRetriever("vector", retriever_dict={"vector": VectorIndexRetriever(plain)})
    found.retrieve(question)  # expect: fail team_id correlation_id
    index = VectorStoreIndex(nodes, embed_model=OpenAIEmbedding(default_headers=OWNER))  # expect: pass
    RecursiveRetriever("vector", retriever_dict={"vector": index.as_retriever()}).retrieve(question)  # expect: pass


def routed(tools, question):
    RouterRetriever.from_defaults(tools, llm=OpenAI()).retrieve(question)  # expect: fail team_id correlation_id
    RouterRetriever.from_defaults(tools, llm=OpenAI(default_headers=OWNER)).retrieve(question)  # expect: pass


def from_the_hub(model, question):
    chain = hub.pull("acme/answer") | model | StrOutputParser()
    return chain.invoke({"question": question})  # expect: unverifiable team_id correlation_id


def from_langsmith(question):
    prompt = Client().pull_prompt("acme/answer")
    (prompt | ChatOpenAI(default_headers=OWNER)).invoke({"question": question})  # expect: pass
    (prompt | ChatOpenAI()).invoke({"question": question})  # expect: fail team_id correlation_id


def control_plane(region):
    return boto3.client("bedrock", region_name=region)  # models and jobs are managed by it: few calls ask anything


def evaluated(job):
    return control_plane("eu-west-1").create_evaluation_job(jobName=job)  # expect: fail team_id correlation_id


def runtime():
    return boto3.client("bedrock-runtime")  # expect: unverifiable team_id correlation_id
