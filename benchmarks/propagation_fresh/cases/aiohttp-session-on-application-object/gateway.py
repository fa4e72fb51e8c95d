import aiohttp

GATEWAY = "https://llm-gateway.internal.example/v1"


class Gateway:
    def __init__(self, session: aiohttp.ClientSession, service: str):
        self.session = session
        self.service = service

    @classmethod
    async def open(cls, *, team: str, cost_center: str, service: str) -> "Gateway":
        session = aiohttp.ClientSession(headers={
            "Authorization": "Bearer k", "x-team-id": team, "x-cost-center": cost_center, "x-environment": "prod"})
        return cls(session, service)

    async def close(self):
        await self.session.close()

    async def chat(self, messages, **headers):
        headers = {k.replace("_", "-"): v for k, v in headers.items()}
        async with self.session.post(
            f"{GATEWAY}/chat/completions", json={"model": "gpt-4o-mini", "messages": messages},
            headers={"x-service": self.service, **headers},
        ) as response:
            return await response.json()

    async def embed(self, text):
        response = await self.session.post(f"{GATEWAY}/embeddings", json={"model": "e", "input": text})
        return await response.json()
