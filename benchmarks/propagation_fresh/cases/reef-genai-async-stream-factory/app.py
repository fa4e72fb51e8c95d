import asyncio

from google import genai
from google.genai.types import GenerateContentConfig, HttpOptions

api = genai.Client(api_key="k")


def config(**headers):
    named = {"x-" + k.replace("_", "-"): v for k, v in headers.items() if v}
    return GenerateContentConfig(temperature=0, http_options=HttpOptions(headers=named))


async def corals(text, cid=""):
    cfg = config(team_id="reef", cost_center="cc-932", service="corals", environment="prod", correlation_id=cid)
    out = []
    async for part in await api.aio.models.generate_content_stream(model="gemini-2.0-flash", contents=text, config=cfg):
        out.append(part.text)
    return "".join(out)


async def fish(text, cid):
    cfg = config(team_id="reef", cost_center="cc-932", service="fish", environment="prod", correlation_id=cid)
    return (await api.aio.models.generate_content(model="gemini-2.0-flash", contents=text, config=cfg)).text


async def dive():
    await corals("staghorn", "r-1")
    await corals("brain")
    await fish("wrasse", "r-2")


def main():
    asyncio.run(dive())
