from langchain_anthropic import ChatAnthropic
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableParallel
from langchain_openai import ChatOpenAI

TAGS = {"x-team-id": "news", "x-cost-center": "cc-33", "x-service": "news", "x-environment": "prod",
        "x-correlation-id": "n-1"}
ask = ChatPromptTemplate.from_messages([("user", "{text}")])
fast = ask | ChatOpenAI(model="gpt-4o-mini", default_headers=TAGS)
careful = ask | ChatAnthropic(model="claude-sonnet-4-5", default_headers={k: v for k, v in TAGS.items() if "cost" not in k})


def both(text):
    return RunnableParallel(fast=fast, careful=careful).invoke({"text": text})


def quick(texts):
    return fast.batch([{"text": t} for t in texts])


def main():
    both("a")
    quick(["b", "c"])
