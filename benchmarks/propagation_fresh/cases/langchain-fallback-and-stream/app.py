from langchain_anthropic import ChatAnthropic
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI

FULL = {"x-team-id": "lf", "x-cost-center": "cc-945", "x-service": "lf", "x-environment": "prod", "x-correlation-id": "1"}
gpt = ChatOpenAI(model="gpt-down", default_headers=FULL, max_retries=0)
claude = ChatAnthropic(model="claude-3-5-haiku-latest", max_tokens=9)
safe = gpt.with_fallbacks([ChatAnthropic(model="claude-3-5-haiku-latest", max_tokens=9, default_headers=FULL)])


def ask(text):
    return safe.invoke([SystemMessage("be kind"), HumanMessage(text)])


def ask_unsafe(text):
    return gpt.with_fallbacks([claude]).invoke(text)


def read_aloud(text):
    return [chunk.content for chunk in claude.stream(text)]


def main():
    ask("a")
    ask_unsafe("a")
    read_aloud("a")
