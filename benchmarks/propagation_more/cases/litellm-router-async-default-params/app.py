"""One deployment of the router carries headers; the async calls add the rest, or do not."""
import asyncio
import os

import litellm

TAGS = {"x-team-id": "rt", "x-cost-center": "cc-307", "x-service": "rt", "x-environment": "prod"}


def deployment(name, model, **extra):
    return {"model_name": name, "litellm_params": {
        "model": model, "api_base": os.environ["OPENAI_BASE_URL"], "api_key": "k", **extra}}


class Backend:
    def __init__(self):
        self.router = litellm.Router(
            model_list=[deployment("a", "openai/gpt-4o-mini"), deployment("b", "openai/gpt-4o", extra_headers=TAGS)],
            num_retries=0)

    async def short(self, text):
        return await self.router.acompletion(model="a", messages=[{"role": "user", "content": text}],
                                             extra_headers={**TAGS, "x-correlation-id": "r"})

    async def long(self, text):
        return await self.router.acompletion(model="b", messages=[{"role": "user", "content": text}])


def main():
    backend = Backend()
    asyncio.run(backend.short("a"))
    asyncio.run(backend.long("a"))
