import asyncio

from google import genai
from google.genai import types

OWNER = {"x-team-id": "gg", "x-cost-center": "cc-1", "x-service": "gg", "x-environment": "prod", "x-correlation-id": "1"}
tagged = genai.Client(http_options=types.HttpOptions(headers=OWNER))
as_dict = genai.Client(http_options={"headers": OWNER})
plain = genai.Client()


def a():
    return tagged.models.generate_content(model="gemini-2.0-flash", contents="x")


def b():
    return plain.models.generate_content(model="gemini-2.0-flash", contents="x")


async def c():
    return await plain.aio.models.generate_content(model="gemini-2.0-flash", contents="x", config=types.GenerateContentConfig(
        http_options=types.HttpOptions(headers={**OWNER, "x-service": "<service>"})))


def d():
    return list(as_dict.models.generate_content_stream(model="gemini-2.0-flash", contents="x"))


def e():
    chat = as_dict.chats.create(model="gemini-2.0-flash")
    return chat.send_message("x")


def f():
    config = {"temperature": 0, "http_options": {"headers": OWNER}}
    return plain.models.generate_content(model="gemini-2.0-flash", contents="x", config=config)


def g():
    return plain.models.embed_content(model="text-embedding-004", contents="x")


def main():
    a()
    b()
    asyncio.run(c())
    d()
    e()
    f()
    g()
