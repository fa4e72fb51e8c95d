from llama_index.core.llms import ChatMessage
from llama_index.llms.openai import OpenAI

H = {"x-team-id": "rag", "x-cost-center": "cc-3335", "x-service": "rag", "x-environment": "prod", "x-correlation-id": "r"}


def llm(**more):
    return OpenAI(model="gpt-4o-mini", max_retries=0, **more)


def answer(text):
    return llm(default_headers=H).chat([ChatMessage(role="user", content=text)])


def rewrite(text):
    return llm(temperature=0).complete(text)


def main():
    answer("a")
    rewrite("b")
