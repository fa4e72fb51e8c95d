from langchain_anthropic import ChatAnthropic
from langchain_core.messages import HumanMessage

OWNER = {"x-team-id": "lb", "x-cost-center": "cc-2054", "x-service": "lb", "x-environment": "prod"}
base = ChatAnthropic(model="claude-3-5-haiku-latest", max_tokens=10, default_headers=OWNER)
variants = {"traced": base.bind(extra_headers={"x-correlation-id": "b"}), "plain": base}


def ask(kind, text):
    return variants[kind].invoke([HumanMessage(text)])


def stream(text):
    for chunk in variants["traced"].stream(text):
        print(chunk.content)


def main():
    stream("c")
    ask("traced", "a")
    ask("plain", "b")
