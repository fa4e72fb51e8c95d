from llama_index.core.llms import ChatMessage
from llama_index.llms.openai import OpenAI

TAGS = {"x-team-id": "knowledge", "x-cost-center": "cc-2327", "x-service": "kb-answers", "x-environment": "prod"}


def make_llm(correlation=None, model="gpt-4o-mini"):
    headers = TAGS if correlation is None else {**TAGS, "x-correlation-id": correlation}
    return OpenAI(model=model, default_headers=headers)


def answer(question, correlation):
    llm = make_llm(correlation)
    return llm.chat([ChatMessage(role="user", content=question)]).message.content


def autocomplete(prefix):
    return make_llm().complete(prefix).text


def main():
    answer("Where are the docs?", "kb-1")
    autocomplete("Where are")
