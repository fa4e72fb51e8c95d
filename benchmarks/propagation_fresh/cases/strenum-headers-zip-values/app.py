from enum import StrEnum

from openai import OpenAI


class Header(StrEnum):
    TEAM = "x-team-id"
    CENTER = "x-cost-center"
    SERVICE = "x-service"
    ENV = "x-environment"
    CORRELATION = "x-correlation-id"


def headers(*values: str) -> dict[str, str]:
    return {str(name): value for name, value in zip(Header, values)}


client = OpenAI()


def rank(query: str, run: str):
    return client.responses.create(
        model="gpt-4o", input=query, extra_headers=headers("ads", "cc-2345", "ranker", "prod", run))


def rewrite(query: str):
    return client.responses.create(model="gpt-4o-mini", input=query, extra_headers=headers("ads", "cc-2345", "rewriter", "prod"))


def main():
    rewrite("shoes")
    rank("shoes", "run-4")
