import csv
import os
import pathlib

from openai import OpenAI

client = OpenAI()
FIXED = {"x-service": "es", "x-environment": "prod", "x-correlation-id": "1"}


def rows():
    with open(os.environ["CSV"]) as fh:
        yield from csv.DictReader(fh)


def by_row():
    for row in rows():
        client.responses.create(model="gpt-4o", input="x", extra_headers={**FIXED, "x-team-id": row["team"], "x-cost-center": row["cc"]})


def by_lookup():
    table = {"": "cc-default"}
    for row in rows():
        client.embeddings.create(model="e", input="x", extra_headers={**FIXED, "x-team-id": row["team"] or "shared", "x-cost-center": table.get(row["team"], "cc-9")})


def by_text():
    text = pathlib.Path(os.environ["CSV"]).read_text()
    headers = {**FIXED, "x-team-id": "a"}
    if "cc-1" in text:
        headers["x-cost-center"] = "cc-1"
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def main():
    by_row()
    by_lookup()
    by_text()
