from openai import OpenAI
from rag.answerer import Answerer
from rag.tags import Attribution


def main():
    rag = Answerer(OpenAI(), Attribution("kb", "cc-23", "rag"))
    rag.index(["a", "b"])
    rag.answer("q", "q-1")
