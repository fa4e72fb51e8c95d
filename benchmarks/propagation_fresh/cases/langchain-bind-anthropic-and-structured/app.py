from langchain_openai import ChatOpenAI
from pydantic import BaseModel

OWNER = {"x-team-id": "lcb", "x-cost-center": "cc-1057", "x-service": "lcb", "x-environment": "prod"}


class Answer(BaseModel):
    """An answer."""
    text: str


class Chat:
    def __init__(self, **kwargs):
        self.llm = ChatOpenAI(model="gpt-4o", default_headers=OWNER, **kwargs)

    def traced(self, cid):
        return self.llm.bind(extra_headers={"x-correlation-id": cid})

    def ask(self, text, cid):
        return self.traced(cid).invoke(text)

    def ask_many(self, texts, cid):
        return self.traced(cid).batch(texts)

    def extract(self, text):
        return self.llm.with_structured_output(Answer, method="json_schema").invoke(text)


def main():
    chat = Chat(temperature=0)
    chat.ask("a", "1")
    chat.ask_many(["a", "b"], "2")
    chat.extract("a")
