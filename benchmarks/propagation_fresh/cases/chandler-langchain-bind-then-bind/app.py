"""A second bind of the same keyword replaces the first, it does not merge."""
from langchain_openai import ChatOpenAI

owner = {"x-team-id": "chandler", "x-cost-center": "cc-817", "x-service": "rope-shop", "x-environment": "prod"}
base = ChatOpenAI(model="gpt-4o-mini").bind(extra_headers=owner)


def quote(text, cid):
    bound = base.bind(extra_headers={**owner, "x-correlation-id": cid})
    return bound.invoke(text)


def stock(text, cid):
    bound = base.bind(extra_headers={"x-correlation-id": cid})
    return bound.invoke(text)


def main():
    quote("ten fathoms", "q1")
    stock("ten fathoms", "q2")
