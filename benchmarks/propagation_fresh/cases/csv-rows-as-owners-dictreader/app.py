import csv
import io

from openai import OpenAI

OWNERS = """team_id,cost_center,service,environment
sales,cc-3341,offers,prod
ops,,runbooks,prod
"""
client = OpenAI()


def owners():
    return {row["team_id"]: row for row in csv.DictReader(io.StringIO(OWNERS))}


def headers(team, trace):
    row = owners()[team]
    return {"x-" + k.replace("_", "-"): v for k, v in row.items()} | {"x-correlation-id": trace}


def offer():
    return client.responses.create(model="gpt-4o", input="offer", extra_headers=headers("sales", "s-1"))


def plain_offer():
    return client.responses.create(model="gpt-4o", input="offer")


def main():
    offer()
    plain_offer()
