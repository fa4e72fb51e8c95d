import asyncio

from google import genai
from google.genai.types import EmbedContentConfig, GenerateContentConfig, HttpOptions

OWNER = {"x-team-id": "gm", "x-cost-center": "cc-320", "x-service": "gm", "x-environment": "prod"}
client = genai.Client(api_key="stub", http_options={"headers": OWNER})


def options(cid):
    return HttpOptions(headers={"x-correlation-id": cid})


async def write(topic, cid):
    return await client.aio.models.generate_content(model="gemini-2.0-flash", contents=topic,
                                                    config=GenerateContentConfig(http_options=options(cid)))


def vector(text):
    return client.models.embed_content(model="text-embedding-004", contents=text, config=EmbedContentConfig(output_dimensionality=8))


def read(topic, cid):
    config = GenerateContentConfig(temperature=0)
    config.http_options = options(cid)
    return "".join(c.text or "" for c in client.models.generate_content_stream(model="gemini-2.0-flash", contents=topic, config=config))


def main():
    asyncio.run(write("a", "1"))
    vector("a")
    read("a", "2")
