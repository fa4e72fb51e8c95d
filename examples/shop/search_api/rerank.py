"""Orders hits with a small model behind the gateway, without an SDK."""

import os

import httpx

from llm import owner_headers, request_headers

OWNER = owner_headers("team-search", "search-api/v1/rerank")
API = "https://api.openai.com/v1/chat/completions"


def authorization() -> dict[str, str]:
    return {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}


def rerank(query: str, hits: list[str], trace_id: str) -> str:
    payload = {"model": "gpt-5-nano", "messages": [{"role": "user", "content": "\n".join([query, *hits])}]}
    headers = {**authorization(), **OWNER, **request_headers(trace_id)}
    return httpx.post(API, json=payload, headers=headers, timeout=10).text


def explain_order(query: str, hits: list[str]) -> str:
    # Wrong: a bare HTTP request to a provider, paid by nobody.
    payload = {"model": "gpt-5-nano", "messages": [{"role": "user", "content": f"Why this order? {query} {hits}"}]}
    return httpx.post(API, json=payload, headers=authorization(), timeout=10).text


def report_latency(milliseconds: float) -> None:
    httpx.post("https://metrics.shop.example/v1/latency", json={"ms": milliseconds})
