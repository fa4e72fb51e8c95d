import asyncio
import os

import litellm

OWNER = {"x-team-id": "rt", "x-cost-center": "cc-2005", "x-service": "rt", "x-environment": "prod"}


class TaggedRouter(litellm.Router):
    def completion(self, model, messages, **kwargs):
        headers = {**OWNER, **(kwargs.pop("extra_headers", None) or {})}
        return super().completion(model, messages, extra_headers=headers, **kwargs)


router = TaggedRouter(model_list=[
    {"model_name": "chat", "litellm_params": {"model": "openai/gpt-4o-mini", "api_base": os.environ["OPENAI_BASE_URL"], "api_key": "k"}}])


def ask(text, cid):
    return router.completion("chat", [{"role": "user", "content": text}], extra_headers={"x-correlation-id": cid})


def ask_anonymous(text):
    return router.completion("chat", [{"role": "user", "content": text}])


async def ask_async(text):
    return await router.acompletion(model="chat", messages=[{"role": "user", "content": text}])


def main():
    ask("a", "1")
    ask_anonymous("b")
    asyncio.run(ask_async("c"))
