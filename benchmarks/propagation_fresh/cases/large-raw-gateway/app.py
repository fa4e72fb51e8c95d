import asyncio

from gwclient import AsyncGatewayClient, GatewayClient
from consumers import billing, search


def main():
    client = GatewayClient.from_env()
    billing.explain_invoice(client, "inv-1")
    billing.classify(client, "late fee")
    search.rank(client, "shoes")
    search.warm_up(client)
    asyncio.run(search.rank_async(AsyncGatewayClient.from_env(), "boots"))


if __name__ == "__main__":
    main()
