import asyncio

import aiohttp
import httpx
import requests

OWN = {"x-team-id": "rs", "x-cost-center": "cc", "x-service": "rs", "x-environment": "prod", "x-correlation-id": "1"}
URLS = {"openai": "https://api.openai.com/v1/chat/completions", "anthropic": "https://api.anthropic.com/v1/messages"}

session = requests.Session()
session.headers.update({"Authorization": "Bearer k"})
session.headers.update(OWN)
bare = requests.Session()


def with_session():
    return session.post(URLS["openai"], json={"model": "gpt-4o", "messages": []})


def with_bare():
    return bare.request("POST", URLS["anthropic"], json={"model": "m", "messages": []}, headers={"x-team-id": "rs"})


def prepared():
    request = requests.Request("POST", URLS["openai"], json={"model": "m", "messages": []}, headers=OWN).prepare()
    return bare.send(request)


async def with_aiohttp(headers):
    async with aiohttp.ClientSession(headers={"x-team-id": "rs", "x-cost-center": "cc"}) as http:
        async with http.post(URLS["openai"], json={"model": "m", "messages": []}, headers=headers) as answer:
            return await answer.json()


def streamed():
    with httpx.stream("POST", URLS["openai"], json={"model": "m", "messages": []}, headers=OWN) as answer:
        return answer.read()


def other_api():
    return session.get("https://api.example.com/v1/users")


def main():
    with_session()
    with_bare()
    prepared()
    asyncio.run(with_aiohttp({"x-service": "rs", "x-environment": "prod", "x-correlation-id": "2"}))
    asyncio.run(with_aiohttp({}))
    streamed()
