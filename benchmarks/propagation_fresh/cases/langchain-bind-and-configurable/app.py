from langchain_anthropic import ChatAnthropic
from langchain_core.messages import HumanMessage

FULL = {"x-team-id": "lb", "x-cost-center": "cc-448", "x-service": "lb", "x-environment": "prod"}


def model(**extra):
    return ChatAnthropic(model="claude-3-5-haiku-latest", max_tokens=5, default_headers={**FULL, **extra})


class Chat:
    def __init__(self, llm):
        self.llm = llm
        self.messages = []

    def __call__(self, text, **kwargs):
        self.messages.append(HumanMessage(text))
        reply = self.llm.invoke(self.messages, **kwargs)
        self.messages.append(reply)
        return reply.content


def main():
    Chat(model(**{"x-correlation-id": "1"}))("a")
    Chat(model())("b", stop=["\n"])
