import asyncio

from org import OrgAsyncOpenAI, OrgOpenAI


def returns(text):
    return OrgOpenAI("returns", default_headers={"x-correlation-id": "y24"}).responses.create(model="gpt-4o", input=text)


def refunds(text):
    return OrgOpenAI("refunds").responses.create(model="gpt-4o", input=text)


async def appeals(text, cid):
    return await OrgAsyncOpenAI("appeals").responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def main():
    returns("a")
    refunds("b")
    asyncio.run(appeals("c", "ap-1"))
