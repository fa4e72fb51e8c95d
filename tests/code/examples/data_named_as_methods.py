"""Attributes of other objects that are called as an SDK's method is: no function comes in the place of that method."""

import ollama
from cohere import Client

from .tables import Chat

client = ollama.Client()
reranker = Client()


def store(row, chat_id, session):
    row.chat = chat_id
    session.chat = Chat(chat_id)
    row.rerank = row.score * 2
    setattr(session, "rerank", True)


def ask(text):
    return client.chat(model="m", messages=[{"role": "user", "content": text}])  # expect: fail team_id correlation_id


def rank(query, documents):
    return reranker.rerank(query=query, documents=documents, model="m")  # expect: fail team_id correlation_id
