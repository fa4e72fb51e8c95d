"""LangChain: one chain binds headers, another passes them in a config, where they end."""
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

TAGS = {"x-team-id": "lc", "x-cost-center": "cc-17", "x-service": "lc", "x-environment": "prod", "x-correlation-id": "l-1"}
prompt = ChatPromptTemplate.from_messages([("user", "{q}")])


def bound():
    return prompt | ChatOpenAI(model="gpt-4o").bind(extra_headers=TAGS)


def configured():
    return prompt | ChatOpenAI(model="gpt-4o").with_config(metadata=TAGS, tags=["lc"])


def constructed():
    return prompt | ChatOpenAI(model="gpt-4o", default_headers=TAGS)


def main():
    bound().invoke({"q": "a"})
    configured().invoke({"q": "b"})
    constructed().batch([{"q": "c"}, {"q": "d"}])
