"""The stage decides which row of a table is used; one row has no cost centre."""
import os

from openai import OpenAI

ROWS = {
    "prod": {"x-team-id": "stg", "x-cost-center": "cc-1028", "x-environment": "prod"},
    "lab": {"x-team-id": "stg", "x-environment": "lab"},
}
ROW = ROWS[os.environ["STAGE"]]
client = OpenAI(default_headers={"x-service": "stages", "x-correlation-id": "boot"})


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=ROW)


def ask_topped(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-cost-center": "cc-1028", **ROW})


def main():
    ask("a")
    ask_topped("a")
