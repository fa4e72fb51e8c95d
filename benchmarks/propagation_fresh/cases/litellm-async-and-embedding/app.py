import asyncio

import litellm

litellm.suppress_debug_info = True


def tags(cid, **more):
    out = {"x-team-id": "books", "x-cost-center": "cc-903", "x-service": "shelf", "x-environment": "prod"}
    out["x-correlation-id"] = cid
    out.update(more)
    return out


async def blurb(title):
    return await litellm.acompletion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": title}],
                                     extra_headers=tags(f"blurb-{title}"))


async def blurb_metadata(title):
    return await litellm.acompletion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": title}],
                                     metadata={"team_id": "books", "cost_center": "cc-903", "service": "shelf",
                                               "environment": "prod", "correlation_id": title})


async def both(title):
    await asyncio.gather(blurb(title), blurb_metadata(title))


def main():
    asyncio.run(both("Dune"))
