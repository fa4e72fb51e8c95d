import httpx
from openai import OpenAI

from transport import OwnerTransport

OWNER = {"x-team-id": "foundry", "x-cost-center": "cc-966", "x-service": "moulds", "x-environment": "prod"}
cast_client = OpenAI(http_client=httpx.Client(transport=OwnerTransport(OWNER)))
bare_client = OpenAI(http_client=httpx.Client(transport=httpx.HTTPTransport(retries=2)))


def cast(text, cid):
    return cast_client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def polish(text, cid):
    return bare_client.responses.create(model="gpt-4o", input=text, extra_headers={**OWNER, "x-correlation-id": cid})


def scrap(text, cid):
    return bare_client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def main():
    cast("bell", "f-1")
    polish("bell", "f-2")
    scrap("bell", "f-3")
