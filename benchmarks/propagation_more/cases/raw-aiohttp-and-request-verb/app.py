"""aiohttp with per-call headers; httpx.request and a Client that has the owner; an embedding by metadata."""
import asyncio

import aiohttp
import httpx

TAGS = {"x-team-id": "ar", "x-cost-center": "cc-392", "x-service": "ar", "x-environment": "prod", "x-correlation-id": "1"}
ENDPOINTS = {"openai": "https://api.openai.com/v1/responses", "mistral": "https://api.mistral.ai/v1/chat/completions"}


async def respond(text):
    async with aiohttp.ClientSession() as session:
        async with session.post(ENDPOINTS["openai"], headers=TAGS, json={"model": "gpt-4o", "input": text}) as response:
            return (await response.json())["id"]


def complete(text):
    return httpx.request("POST", ENDPOINTS["mistral"], json={
        "model": "mistral-small", "messages": [{"role": "user", "content": text}], "user": "ar"})


def embed(text):
    with httpx.Client(headers={"x-correlation-id": "e"}) as client:
        return client.post("https://api.openai.com/v1/embeddings", json={
            "model": "text-embedding-3-small", "input": text,
            "metadata": {"team_id": "ar", "cost_center": "cc-392", "service": "ar", "environment": "prod"}})


def main():
    asyncio.run(respond("a"))
    complete("a")
    embed("a")
