import asyncio
import contextvars
import threading

from openai import OpenAI

correlation = contextvars.ContextVar("correlation", default="")
client = OpenAI(default_headers={"x-team-id": "search"})


def in_thread():
    headers = {"x-correlation-id": correlation.get()}
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: fail correlation_id


def in_a_copy():
    headers = {"x-correlation-id": correlation.get()}
    client.embeddings.create(model="m", input="x", extra_headers=headers)  # expect: pass


async def serve():
    correlation.set("1")
    await asyncio.to_thread(in_a_copy)


def main():
    correlation.set("1")
    thread = threading.Thread(target=in_thread)
    thread.start()
    thread.join()
    asyncio.run(serve())
