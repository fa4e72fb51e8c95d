import asyncio

import cohere
import httpx

TAGS = {"x-team-id": "ch", "x-cost-center": "cc-439", "x-service": "ch", "x-environment": "prod", "x-correlation-id": "1"}


async def chat(text):
    client = cohere.AsyncClientV2()
    return await client.chat(model="command-r", messages=[{"role": "user", "content": text}],
                             request_options={"additional_headers": TAGS, "timeout_in_seconds": 9})


def embed(texts):
    client = cohere.ClientV2(httpx_client=httpx.Client(headers={k: v for k, v in TAGS.items() if k != "x-environment"}))
    return client.embed(model="embed-english-v3.0", texts=texts, input_type="search_query", embedding_types=["float"])


def main():
    asyncio.run(chat("a"))
    embed(["a"])
