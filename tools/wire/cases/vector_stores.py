"""Requests of what embeds by a model that it was given. A vector has two numbers."""

import asyncio
import tempfile

import chromadb
import faiss
from chromadb.utils.embedding_functions import OpenAIEmbeddingFunction
from langchain_chroma import Chroma
from langchain_community.docstore.in_memory import InMemoryDocstore
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_openai import OpenAIEmbeddings
from langchain_qdrant import QdrantVectorStore
from llama_index.core import Document as Text
from llama_index.core import MockEmbedding, Settings, VectorStoreIndex, get_response_synthesizer
from llama_index.core.chat_engine import ContextChatEngine, SimpleChatEngine
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.retrievers import RecursiveRetriever, VectorIndexRetriever
from llama_index.embeddings.openai import OpenAIEmbedding
from llama_index.llms.openai import OpenAI
from qdrant_client import QdrantClient, models

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
BOTH = {**TEAM, **TENANT}
DOCS = [Document(page_content="a")]


def _model(url, headers):
    return OpenAIEmbeddings(
        model="m", api_key="k", base_url=url, default_headers=headers, check_embedding_ctx_length=False
    )


def in_memory_adds(url):
    InMemoryVectorStore(_model(url, BOTH)).add_documents(DOCS)


def in_memory_plain(url):
    InMemoryVectorStore(_model(url, {})).similarity_search("a")


def in_memory_by_vector(url):
    store = InMemoryVectorStore(_model(url, TEAM))
    store.similarity_search_by_vector([0.1, 0.2])
    store.similarity_search("a")


def retriever(url):
    InMemoryVectorStore(_model(url, TEAM)).as_retriever().invoke("a")


def retriever_later(url):
    asyncio.run(InMemoryVectorStore(_model(url, TENANT)).as_retriever().ainvoke("a"))


def chroma_searches(url):
    store = Chroma(collection_name="searches", embedding_function=_model(url, TEAM), client=chromadb.EphemeralClient())
    store.similarity_search_with_vectors("a")


def chroma_from_documents(url):
    Chroma.from_documents(DOCS, _model(url, BOTH), collection_name="documents", client=chromadb.EphemeralClient())


def faiss_from_texts(url):
    FAISS.from_texts(["a"], _model(url, TENANT)).max_marginal_relevance_search("a")


def faiss_of_vectors(url):
    store = FAISS.from_embeddings([("a", [0.1, 0.2])], _model(url, TEAM))
    store.add_embeddings([("b", [0.1, 0.2])])
    store.similarity_search_with_score("a")


def faiss_from_disk(url):
    with tempfile.TemporaryDirectory() as folder:
        FAISS(_model(url, {}), faiss.IndexFlatL2(2), InMemoryDocstore(), {}).save_local(folder)
        FAISS.load_local(folder, _model(url, TEAM), allow_dangerous_deserialization=True).similarity_search("a")


def qdrant_asks_for_the_size(url):
    database = QdrantClient(":memory:")
    database.create_collection("c", models.VectorParams(size=2, distance=models.Distance.COSINE))
    QdrantVectorStore(database, "c", _model(url, TEAM))


def qdrant_from_texts(url):
    QdrantVectorStore.from_texts(["a"], _model(url, BOTH), location=":memory:", collection_name="t")


def collection(url):
    asks = OpenAIEmbeddingFunction(api_key="k", model_name="m", api_base=url, default_headers=TEAM)
    made = chromadb.EphemeralClient().create_collection("own", embedding_function=asks)
    made.add(ids=["1"], documents=["a"], embeddings=[[0.1, 0.2]])
    made.query(query_texts=["a"])


def _embedder(url, headers):
    return OpenAIEmbedding(api_key="k", api_base=url, default_headers=headers)


def index_from_documents(url):
    VectorStoreIndex.from_documents([Text(text="a")], embed_model=_embedder(url, TEAM))


def index_by_settings(url):
    Settings.embed_model = _embedder(url, TENANT)
    VectorStoreIndex.from_documents([Text(text="a")])


def index_retriever(url):
    VectorStoreIndex([], embed_model=_embedder(url, BOTH)).as_retriever().retrieve("a")


def query_engine(url):
    made = VectorStoreIndex.from_documents([Text(text="a")], embed_model=MockEmbedding(embed_dim=2))
    made.as_query_engine(llm=OpenAI(api_key="k", api_base=url, default_headers=TEAM)).query("a")


def retriever_by_class(url):
    index = VectorStoreIndex([], embed_model=_embedder(url, TEAM))
    VectorIndexRetriever(index=index).retrieve("a")


def retriever_with_its_own_model(url):
    index = VectorStoreIndex([], embed_model=_embedder(url, TEAM))
    asyncio.run(VectorIndexRetriever(index=index, embed_model=_embedder(url, TENANT)).aretrieve("a"))


def recursive_retriever(url):
    index = VectorStoreIndex([], embed_model=_embedder(url, TENANT))
    RecursiveRetriever("vector", retriever_dict={"vector": index.as_retriever()}).retrieve("a")


def _llm(url, headers):
    return OpenAI(model="gpt-4o", api_key="k", api_base=url, default_headers=headers)


def _found():
    index = VectorStoreIndex.from_documents([Text(text="a")], embed_model=MockEmbedding(embed_dim=2))
    return VectorIndexRetriever(index=index)


def engine_from_args(url):
    RetrieverQueryEngine.from_args(_found(), llm=_llm(url, TEAM)).query("a")


def engine_by_class(url):
    made = get_response_synthesizer(llm=_llm(url, TENANT))
    asyncio.run(RetrieverQueryEngine(retriever=_found(), response_synthesizer=made).aquery("a"))


def engine_that_embeds(url):
    index = VectorStoreIndex([], embed_model=_embedder(url, TENANT))
    RetrieverQueryEngine.from_args(VectorIndexRetriever(index=index), llm=_llm(url, BOTH)).query("a")


def synthesizer(url):
    get_response_synthesizer(llm=_llm(url, BOTH)).get_response("a", ["b"])


def chat_engine(url):
    SimpleChatEngine.from_defaults(llm=_llm(url, TEAM)).chat("a")


def chat_engine_with_context(url):
    ContextChatEngine.from_defaults(retriever=_found(), llm=_llm(url, BOTH)).chat("a")
