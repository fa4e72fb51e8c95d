import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "te", "x-cost-center": "cc-354", "x-service": "te", "x-environment": "prod"})


def embed(text, headers):
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


def remind(text):
    client.responses.create(model="gpt-4o", input=text)


def all_of(texts):
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = {pool.submit(embed, t, {"x-correlation-id": f"t-{n}"}): t for n, t in enumerate(texts)}
        return {jobs[done]: done.result() for done in as_completed(jobs)}


async def in_executor(text):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, embed, text, {"x-correlation-id": "loop"})


def main():
    all_of(["a", "b"])
    asyncio.run(in_executor("c"))
    timer = threading.Timer(0.01, remind, args=("d",))
    timer.start()
    timer.join()
