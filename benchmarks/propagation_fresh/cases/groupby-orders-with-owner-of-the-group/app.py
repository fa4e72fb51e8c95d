from itertools import groupby
from operator import itemgetter

from openai import OpenAI

client = OpenAI()
ORDERS = [{"region": "eu", "id": "1"}, {"region": "eu", "id": "2"}, {"region": "us", "id": "3"}]
CENTERS = {"eu": "cc-3345", "us": "cc-3346"}


def headers(region, trace=None):
    found = {"x-team-id": f"orders-{region}", "x-cost-center": CENTERS[region], "x-service": "orders", "x-environment": "prod"}
    if trace is not None:
        found["x-correlation-id"] = trace
    return found


def per_order():
    for region, orders in groupby(ORDERS, key=itemgetter("region")):
        for order in orders:
            client.responses.create(model="gpt-4o", input=order["id"], extra_headers=headers(region, order["id"]))


def per_region():
    for region, orders in groupby(ORDERS, key=itemgetter("region")):
        client.responses.create(model="gpt-4o", input=str(len(list(orders))), extra_headers=headers(region))


def main():
    per_order()
    per_region()
