import uuid

from gwclient.headers import HeaderBuilder


def _headers():
    return HeaderBuilder().correlation(str(uuid.uuid4())).build()


def rank(client, query):
    return client.chat(f"Rank {query}", headers=_headers())


async def rank_async(client, query):
    return await client.chat(f"Rank {query}", headers=_headers())


def warm_up(client):
    return client.ping("warm-up")
