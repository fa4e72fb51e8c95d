"""Chains with bound headers per role; the prompter's chain is built from the unbound model."""
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

model = ChatOpenAI(model="gpt-4o-mini")
OWNER = {"x-team-id": "stage", "x-cost-center": "cc-4017", "x-service": "script", "x-environment": "prod"}


def role(name, model):
    prompt = ChatPromptTemplate.from_messages([("system", f"you are {name}"), ("human", "{line}")])
    return prompt | model | StrOutputParser()


def actor(line, scene):
    bound = model.bind(extra_headers={**OWNER, "x-correlation-id": scene})
    return role("hamlet", bound).invoke({"line": line})


def prompter(line):
    return role("prompter", model).invoke({"line": line})


def main():
    actor("to be", "3.1")
    prompter("or not")
