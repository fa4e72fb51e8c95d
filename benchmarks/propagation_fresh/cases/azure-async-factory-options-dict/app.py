import asyncio

from azure import AzureClients

OWNER = {"x-team-id": "contracts", "x-cost-center": "cc-2360", "x-environment": "prod"}
clients = AzureClients(api_version="2024-10-21", max_retries=1)


async def draft(text: str, number: int) -> str:
    client = clients.get("gpt-4o-eu", OWNER)
    answer = await client.chat.completions.create(
        model="gpt-4o-eu", messages=[{"role": "user", "content": text}],
        extra_headers={"x-service": "drafts", "x-correlation-id": f"contract-{number}"})
    return answer.choices[0].message.content


async def embed(text: str, number: int) -> list[float]:
    client = clients.get("embed-eu", {"x-team-id": OWNER["x-team-id"]})
    answer = await client.embeddings.create(
        model="embed-eu", input=text, extra_headers={"x-service": "index", "x-correlation-id": f"contract-{number}"})
    return answer.data[0].embedding


async def both():
    await asyncio.gather(draft("a lease", 1), embed("a lease", 1))


def main():
    asyncio.run(both())
