import uuid
from types import SimpleNamespace

from openai import AsyncOpenAI
import asyncio

client = AsyncOpenAI()
RESOLVERS = {}


def query(name):
    def wrap(fn):
        RESOLVERS[name] = fn
        return fn

    return wrap


@query("productSummary")
async def product_summary(root, info, sku):
    result = await client.responses.create(
        model="gpt-4.1-mini", input=sku, extra_headers=info.context["llm_headers"]
    )
    return result.output_text


@query("productTags")
async def product_tags(root, info, sku):
    headers = {k: v for k, v in info.context["llm_headers"].items() if k != "x-correlation-id"}
    result = await client.responses.create(model="gpt-4.1-nano", input=sku, extra_headers=headers)
    return result.output_text


async def execute(fields, variables):
    context = {
        "llm_headers": {
            "x-team-id": "storefront",
            "x-cost-center": "cc-56",
            "x-service": "graphql",
            "x-environment": "prod",
            "x-correlation-id": str(uuid.uuid4()),
        }
    }
    info = SimpleNamespace(context=context)
    return await asyncio.gather(*(RESOLVERS[field](None, info, **variables) for field in fields))


def main():
    asyncio.run(execute(["productSummary", "productTags"], {"sku": "s"}))
