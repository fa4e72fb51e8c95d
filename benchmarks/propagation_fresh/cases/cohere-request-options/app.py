"""Cohere: request_options carry headers by call; the embedder's options object has none."""
import cohere
from cohere.core.request_options import RequestOptions

co = cohere.ClientV2(api_key="stub")
TAGS = {"x-team-id": "co", "x-cost-center": "cc-16", "x-service": "co", "x-environment": "prod", "x-correlation-id": "c-1"}


def chat(text):
    return co.chat(model="command-a-03-2025", messages=[{"role": "user", "content": text}],
                   request_options={"additional_headers": TAGS})


def embed(text):
    options = RequestOptions(timeout_in_seconds=5)
    return co.embed(model="embed-v4.0", input_type="search_query", texts=[text], embedding_types=["float"],
                    request_options=options)


def main():
    chat("a")
    embed("b")
