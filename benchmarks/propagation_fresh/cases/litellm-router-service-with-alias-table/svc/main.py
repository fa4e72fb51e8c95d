import asyncio

from litellm import Router

from .models import DEPLOYMENTS, OWNER

router = Router(model_list=[d.to_litellm() for d in DEPLOYMENTS], fallbacks=[{"main": ["backup"]}], num_retries=0)


def ask(text, rid):
    return router.completion(model="main", messages=[{"role": "user", "content": text}],
                             extra_headers={**OWNER, "x-correlation-id": rid})


async def aask(text):
    return await router.acompletion(model="tagged", messages=[{"role": "user", "content": text}])


async def vectors(texts):
    return await router.aembedding(model="backup", input=texts)


def main():
    ask("a", "r-1")
    asyncio.run(aask("b"))
    asyncio.run(vectors(["c"]))
