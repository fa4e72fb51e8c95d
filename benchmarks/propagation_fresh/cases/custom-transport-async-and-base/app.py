import asyncio

import httpx
from openai import AsyncOpenAI


class Chargeback(httpx.Auth):
    def __init__(self, **tags):
        self.tags = {"x-" + k.replace("_", "-"): v for k, v in tags.items()}

    def auth_flow(self, request):
        request.headers.update(self.tags)
        yield request


OWNER = dict(team_id="ca", cost_center="cc-4039", service="ca", environment="prod")
full = AsyncOpenAI(http_client=httpx.AsyncClient(auth=Chargeback(**OWNER, correlation_id="1")))
part = AsyncOpenAI(http_client=httpx.AsyncClient(auth=Chargeback(**OWNER)))


async def run():
    await full.responses.create(model="gpt-4o", input="a")
    await part.responses.create(model="gpt-4o", input="b")


def main():
    asyncio.run(run())
