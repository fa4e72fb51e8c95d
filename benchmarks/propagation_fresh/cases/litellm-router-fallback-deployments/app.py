import asyncio
import os

from litellm import Router

OWNER = {"x-team-id": "gateway", "x-cost-center": "cc-13", "x-service": "llm-gw", "x-environment": "prod"}


def deployment(alias, model, headers):
    return {
        "model_name": alias,
        "litellm_params": {
            "model": model,
            "api_key": os.environ["OPENAI_API_KEY"],
            "api_base": os.environ["OPENAI_BASE_URL"],
            "extra_headers": headers,
        },
    }


router = Router(
    model_list=[
        deployment("main", "openai/gpt-4o-2024", OWNER),
        deployment("backup", "openai/gpt-4o-mini", OWNER),
    ],
    fallbacks=[{"main": ["backup"]}],
    num_retries=0,
)


async def complete(prompt, correlation_id):
    return await router.acompletion(
        model="main",
        messages=[{"role": "user", "content": prompt}],
        extra_headers={**OWNER, "x-correlation-id": correlation_id},
    )


async def ping():
    return await router.acompletion(model="backup", messages=[{"role": "user", "content": "ping"}])


async def serve():
    await complete("a", "c-1")
    await ping()


def main():
    asyncio.run(serve())
