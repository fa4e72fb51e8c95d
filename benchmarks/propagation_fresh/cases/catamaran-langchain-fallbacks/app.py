from langchain_anthropic import ChatAnthropic
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

TAGS = {
    "x-team-id": "catamaran",
    "x-cost-center": "cc-815",
    "x-service": "deck-log",
    "x-environment": "prod",
    "x-correlation-id": "voyage",
}
prompt = ChatPromptTemplate.from_messages([("system", "You keep the log."), ("human", "{entry}")])
primary = ChatOpenAI(model="gpt-4o-main", max_retries=0, default_headers=TAGS)
safe = primary.with_fallbacks([ChatAnthropic(model="claude-3-5-haiku-latest", default_headers=TAGS)])
risky = primary.with_fallbacks([ChatAnthropic(model="claude-3-5-haiku-latest")])


def log_watch(entry: str) -> str:
    chain = prompt | safe | StrOutputParser()
    return chain.invoke({"entry": entry})


def log_storm(entry: str) -> str:
    chain = prompt | risky | StrOutputParser()
    return chain.invoke({"entry": entry})


def main():
    log_watch("calm")
    log_storm("gale")
