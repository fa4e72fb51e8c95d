import os

import cohere
from cohere.core import RequestOptions

co = cohere.ClientV2(api_key=os.environ["CO_API_KEY"])
OWNER = {"x-team-id": "sr", "x-cost-center": "cc-18", "x-service": "semantic-search", "x-environment": "prod"}


def options(correlation_id: str) -> RequestOptions:
    return RequestOptions(additional_headers={**OWNER, "x-correlation-id": correlation_id}, max_retries=1)


def answer(question: str, correlation_id: str):
    return co.chat(
        model="command-r-plus",
        messages=[{"role": "user", "content": question}],
        request_options=options(correlation_id),
    )


def embed(texts: list[str]):
    return co.embed(
        model="embed-v4.0",
        texts=texts,
        input_type="search_document",
        embedding_types=["float"],
        request_options={"max_retries": 1},
    )


def main():
    answer("a", "q-3")
    embed(["a"])
