from langchain_anthropic import ChatAnthropic
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

OWNER = {"x-team-id": "policy-bot", "x-cost-center": "cc-2325", "x-service": "policy-qa", "x-environment": "prod"}


def answer_chain(correlation: str):
    headers = {**OWNER, "x-correlation-id": correlation}
    primary = ChatOpenAI(model="gpt-4o-down", default_headers=headers, max_retries=0)
    spare = ChatAnthropic(model="claude-haiku-4-5", default_headers=headers, max_retries=0)
    prompt = ChatPromptTemplate.from_messages([("system", "Answer from the policy."), ("human", "{question}")])
    return prompt | primary.with_fallbacks([spare]) | StrOutputParser()


def title_chain():
    prompt = ChatPromptTemplate.from_template("A title for: {text}")
    return prompt | ChatOpenAI(model="gpt-4o-mini").bind(extra_headers=OWNER) | StrOutputParser()
