from langchain_anthropic import ChatAnthropic
from langchain_openai import ChatOpenAI

from .owner import BASE


def cheap():
    return ChatOpenAI(model="gpt-4o-mini", max_retries=0, default_headers=BASE)


def strong(headers):
    return ChatAnthropic(model="claude-3-5-sonnet-latest", max_retries=0, default_headers=headers)
