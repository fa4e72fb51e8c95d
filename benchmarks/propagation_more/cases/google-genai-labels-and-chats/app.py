"""Chats, streaming and async calls; the headers of http_options as a plain dict or as a type."""
import asyncio

from google import genai
from google.genai.types import GenerateContentConfig, HttpOptions

HEADERS = {"x-team-id": "geo", "x-cost-center": "cc-309", "x-service": "guide", "x-environment": "prod"}
client = genai.Client(api_key="k", http_options={"headers": {**HEADERS, "x-correlation-id": "tour"}})
bare = genai.Client(api_key="k")


def tour(city):
    chat = client.chats.create(model="gemini-2.0-flash")
    return chat.send_message(city).text


def tour_stream(city):
    config = GenerateContentConfig(max_output_tokens=20, http_options=HttpOptions(headers=HEADERS))
    return [chunk.text for chunk in bare.models.generate_content_stream(
        model="gemini-2.0-flash", contents=city, config=config)]


async def tour_async(city, cid):
    return await bare.aio.models.generate_content(
        model="gemini-2.0-flash", contents=city,
        config={"temperature": 0, "http_options": {"headers": HEADERS | {"x-correlation-id": cid}}})


def embed(city):
    return bare.models.embed_content(model="text-embedding-004", contents=city)


def main():
    tour("Rome")
    tour_stream("Rome")
    asyncio.run(tour_async("Rome", "t-1"))
    embed("Rome")
