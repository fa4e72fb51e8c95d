"""Rows that stand in the code as text, and are read by `csv`."""

import csv
import io

from openai import OpenAI

ROWS = "team,trace\nsearch,t-1\nads,t-2\n"
GAPS = "team,trace\nsearch,t-1\nads,\n"
client = OpenAI()


def ask_each():
    for row in csv.DictReader(io.StringIO(ROWS)):
        tags = {"x-team-id": row["team"], "x-correlation-id": row["trace"]}
        client.responses.create(model="m", input="a", extra_headers=tags)  # expect: pass


def ask_with_gaps():
    for row in csv.DictReader(GAPS.splitlines()):
        tags = {"x-team-id": row["team"], "x-correlation-id": row["trace"]}
        client.responses.create(model="m", input="a", extra_headers=tags)  # expect: fail correlation_id


def ask_by_place():
    for team, trace in list(csv.reader(["search;t-1"], delimiter=";")):
        tags = {"x-team-id": team, "x-correlation-id": trace}
        client.responses.create(model="m", input="a", extra_headers=tags)  # expect: pass


def ask_what_is_given(text):
    for row in csv.DictReader(io.StringIO(text)):
        tags = {"x-team-id": row["team"], "x-correlation-id": row["trace"]}
        client.responses.create(model="m", input="a", extra_headers=tags)  # expect: unverifiable team_id correlation_id


def ask_what_is_added(more):
    lines = io.StringIO(ROWS)
    if more:
        lines.write(more)
    for row in csv.DictReader(lines):
        tags = {"x-team-id": row["team"], "x-correlation-id": row["trace"]}
        client.responses.create(model="m", input="a", extra_headers=tags)  # expect: unverifiable team_id correlation_id


def ask_what_was_read():
    lines = io.StringIO(ROWS)
    lines.read()
    tags = {"x-team-id": "search", "x-correlation-id": ""}
    for row in csv.DictReader(lines):
        tags["x-correlation-id"] = row["trace"]
    client.responses.create(model="m", input="a", extra_headers=tags)  # expect: fail correlation_id
