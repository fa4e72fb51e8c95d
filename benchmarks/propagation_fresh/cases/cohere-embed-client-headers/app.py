import asyncio

import cohere
from groq import AsyncGroq

TAGS = {"x-team-id": "vec", "x-cost-center": "cc-906", "x-service": "vec", "x-environment": "prod", "x-correlation-id": "nightly"}
co = cohere.ClientV2()


def embed(texts):
    return co.embed(model="embed-english-v3.0", texts=texts, input_type="search_document", embedding_types=["float"],
                    request_options={"additional_headers": dict(TAGS)})


async def label(text):
    async with AsyncGroq() as groq:
        out = await groq.chat.completions.create(model="llama-3.1-8b-instant", messages=[{"role": "user", "content": text}])
        return out.choices[0].message.content


def main():
    embed(["a", "b"])
    asyncio.run(label("a"))
