import asyncio

from google import genai

TAGS = {"x-team-id": "gga", "x-cost-center": "cc-2007", "x-service": "gga", "x-environment": "prod"}


class Assistant:
    def __init__(self, model="gemini-2.0-flash"):
        self._client = genai.Client(api_key="k", http_options={"headers": TAGS})
        self.model = model

    async def ask(self, text, cid=None):
        config = {"temperature": 0.1}
        if cid:
            config["http_options"] = {"headers": {"x-correlation-id": cid}}
        return await self._client.aio.models.generate_content(model=self.model, contents=text, config=config)

    async def summarise(self, text):
        reply = await self.ask(f"Summarise {text}", cid="sum")
        return reply.text

    async def title(self, text):
        reply = await self.ask(f"Title for {text}")
        return reply.text


async def run():
    a = Assistant()
    await a.summarise("x")
    await a.title("x")


def main():
    asyncio.run(run())
