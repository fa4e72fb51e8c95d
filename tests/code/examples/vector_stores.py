"""Vector stores, retrievers, indexes and memories send requests by the clients that they were given."""

import chromadb
from chromadb.utils import embedding_functions
from langchain_chroma import Chroma
from langchain_community.vectorstores import FAISS, AzureSearch, Cassandra
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnablePassthrough
from langchain_core.vectorstores import InMemoryVectorStore, VectorStore
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_milvus import Milvus
from langchain_neo4j import Neo4jVector
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langchain_postgres import PGVector, PGVectorStore
from llama_index.core import Settings, VectorStoreIndex
from llama_index.core.agent.workflow import FunctionAgent
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.embeddings.openai import OpenAIEmbedding
from llama_index.llms.openai import OpenAI
from mem0 import Memory

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}


def langchain(docs, question):
    tagged = PGVector(embeddings=OpenAIEmbeddings(default_headers=TAGS), connection="…")
    plain = PGVector(embeddings=OpenAIEmbeddings(), connection="…")
    tagged.add_documents(docs)  # expect: pass
    plain.add_documents(docs)  # expect: fail team_id correlation_id
    plain.similarity_search(question)  # expect: fail team_id correlation_id
    plain.similarity_search_by_vector([0.1])
    plain.delete(ids=["1"])
    tagged.as_retriever(search_kwargs={"k": 3}).invoke(question)  # expect: pass
    plain.as_retriever().invoke(question)  # expect: fail team_id correlation_id
    plain.embeddings.embed_query(question)  # expect: fail team_id correlation_id


def made_from_documents(docs, question):
    store = FAISS.from_documents(docs, OpenAIEmbeddings())  # expect: fail team_id correlation_id
    store.similarity_search(question)  # expect: fail team_id correlation_id
    owned = Chroma.from_documents(docs, embedding=OpenAIEmbeddings(default_headers=TAGS))  # expect: pass
    owned.max_marginal_relevance_search(question)  # expect: pass
    FAISS(embedding_function=OpenAIEmbeddings().embed_query, index=None).search(question)  # expect: fail team_id correlation_id


def here(docs, question):
    store = Chroma.from_documents(docs, HuggingFaceEmbeddings(model_name="m"))
    store.similarity_search(question)
    store.as_retriever().invoke(question)
    prompt = ChatPromptTemplate.from_template("{context} {question}")
    chain = {"context": store.as_retriever(), "question": RunnablePassthrough()} | prompt | ChatOpenAI(default_headers=TAGS)
    chain.invoke(question)  # expect: pass
    Chroma(collection_name="c").similarity_search(question)


def one_of_two(docs, local):
    model = HuggingFaceEmbeddings() if local else OpenAIEmbeddings(default_headers=TAGS)
    InMemoryVectorStore(model).add_documents(docs)  # expect: pass


def in_a_chain(question):
    prompt = ChatPromptTemplate.from_template("{context} {question}")
    plain = InMemoryVectorStore(OpenAIEmbeddings()).as_retriever()
    chain = {"context": plain, "question": question} | prompt | ChatOpenAI(default_headers=TAGS)
    chain.invoke(question)  # expect: fail team_id correlation_id


class Own(PGVector):
    def add_documents(self, documents, **kwargs):
        return super().add_documents(documents, **kwargs)  # expect: fail team_id correlation_id


def by_a_subclass(docs):
    Own(embeddings=OpenAIEmbeddings(), connection="…").add_documents(docs)


def given(store: VectorStore, question):
    return store.similarity_search(question)  # expect: fail team_id correlation_id


def give(question):
    given(InMemoryVectorStore(OpenAIEmbeddings()), question)


def chroma(texts):
    database = chromadb.Client()
    asks = embedding_functions.OpenAIEmbeddingFunction(api_key="k")
    tagged = embedding_functions.OpenAIEmbeddingFunction(api_key="k", default_headers=TAGS)
    database.create_collection("a", embedding_function=asks).add(ids=["1"], documents=texts)  # expect: fail team_id correlation_id
    database.create_collection("b", embedding_function=tagged).query(query_texts=texts)  # expect: pass
    database.create_collection("c", embedding_function=asks).add(ids=["1"], documents=texts, embeddings=[[0.1]])
    database.create_collection("d").add(ids=["1"], documents=texts)
    local = embedding_functions.SentenceTransformerEmbeddingFunction(model_name="m")
    database.create_collection("e", embedding_function=local).query(query_texts=texts)


def memory(messages):
    Memory.from_config({"llm": {"provider": "openai"}}).add(messages)  # expect: fail team_id correlation_id


def index(docs, question):
    made = VectorStoreIndex.from_documents(docs, embed_model=OpenAIEmbedding(default_headers=TAGS))  # expect: pass
    made.as_query_engine(llm=OpenAI(default_headers=TAGS)).query(question)  # expect: pass
    made.as_query_engine(llm=OpenAI()).query(question)  # expect: fail team_id correlation_id
    made.as_retriever().retrieve(question)  # expect: pass
    plain = VectorStoreIndex(docs, embed_model=OpenAIEmbedding())  # expect: fail team_id correlation_id
    plain.as_chat_engine(llm=OpenAI(default_headers=TAGS)).chat(question)  # expect: fail team_id correlation_id
    local = VectorStoreIndex(docs, embed_model=HuggingFaceEmbedding())
    local.as_query_engine(llm=OpenAI(default_headers=TAGS)).query(question)  # expect: pass
    FunctionAgent(llm=OpenAI(), tools=[]).run(question)  # expect: fail team_id correlation_id


def main(docs=(), question=""):
    VectorStoreIndex.from_documents(docs)  # expect: fail team_id correlation_id
    Settings.embed_model = OpenAIEmbedding(default_headers=TAGS)
    Settings.llm = OpenAI(default_headers=TAGS)
    made = VectorStoreIndex.from_documents(docs)  # expect: pass
    made.as_query_engine().query(question)  # expect: pass


def models_in_a_list(docs):
    Milvus([OpenAIEmbeddings(), HuggingFaceEmbeddings()]).upsert(["1"], docs)  # expect: fail team_id correlation_id
    Milvus([HuggingFaceEmbeddings()]).add_documents(docs)


def asked_for_the_size(graph, docs):
    Cassandra(OpenAIEmbeddings(), table_name="t")  # expect: fail team_id correlation_id
    Neo4jVector(OpenAIEmbeddings(), embedding_dimension=1536)
    Neo4jVector.from_existing_graph(OpenAIEmbeddings(), "Person")  # expect: fail team_id correlation_id
    AzureSearch("…", "k", "i", OpenAIEmbeddings(), vector_search_dimensions=1536).hybrid_search("q")  # expect: fail team_id correlation_id


async def by_an_engine(engine, question):
    tagged = await PGVectorStore.create(engine, OpenAIEmbeddings(default_headers=TAGS), "t")
    await tagged.asimilarity_search(question)  # expect: pass
    plain = PGVectorStore.create_sync(engine, OpenAIEmbeddings(), "t")
    plain.similarity_search(question)  # expect: fail team_id correlation_id


async def chroma_on_a_server(texts):
    database = await chromadb.AsyncHttpClient(host="db")
    asks = embedding_functions.OpenAIEmbeddingFunction(api_key="k")
    collection = await database.get_or_create_collection("a", embedding_function=asks)
    await collection.query(query_texts=texts)  # expect: fail team_id correlation_id
