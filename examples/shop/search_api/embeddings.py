"""Vectors for the index, in batches at night and one by one for a query."""

from collections.abc import Iterable

import litellm

from llm import owner_headers, request_headers

OWNER = owner_headers("team-search", "search-api/v1/index")


def embed_query(text: str, trace_id: str) -> list[float]:
    result = litellm.embedding(
        model="openai/text-embedding-3-small",
        input=[text],
        extra_headers=OWNER | request_headers(trace_id),
    )
    return result.data[0]["embedding"]


def embed_products(products: Iterable[str], run_id: str) -> list[list[float]]:
    # Wrong: litellm keeps metadata= to itself; it never reaches the provider.
    labels = {name.removeprefix("x-").replace("-", "_"): value for name, value in OWNER.items()}
    result = litellm.embedding(
        model="openai/text-embedding-3-small",
        input=list(products),
        metadata={**labels, "correlation_id": run_id},
    )
    return [row["embedding"] for row in result.data]
