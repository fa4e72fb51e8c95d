from langchain_core.chat_history import InMemoryChatMessageHistory
from langchain_core.messages import HumanMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_openai import ChatOpenAI

HEADERS = {"x-team-id": "lh", "x-cost-center": "cc-2052", "x-service": "lh", "x-environment": "prod"}


class Chat:
    def __init__(self, cid=None):
        headers = {**HEADERS, "x-correlation-id": cid} if cid else HEADERS
        self.llm = ChatOpenAI(model="gpt-4o-mini", default_headers=headers) | StrOutputParser()
        self.history = InMemoryChatMessageHistory()

    def say(self, text):
        self.history.add_message(HumanMessage(text))
        reply = self.llm.invoke(self.history.messages)
        self.history.add_ai_message(reply)
        return reply


def main():
    Chat("1").say("a")
    Chat().say("b")
