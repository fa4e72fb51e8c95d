import asyncio

from google import genai

client = genai.Client(vertexai=True, api_key="stub")


def labels(run):
    return {
        "team_id": "geo",
        "cost_center": "cc-65",
        "service": "geo-tags",
        "environment": "prod",
        "correlation_id": run,
    }


async def tag(place, run):
    return await client.aio.models.generate_content(
        model="gemini-2.5-flash", contents=place, config={"temperature": 0, "labels": labels(run)}
    )


async def route(place):
    owner = labels("route")
    del owner["correlation_id"]
    return await client.aio.models.generate_content(
        model="gemini-2.5-flash", contents="Route to " + place, config={"labels": owner}
    )


async def run():
    await tag("a", "r-1")
    await route("a")


def main():
    asyncio.run(run())
