"""Owner tags out of an SQLite table; one query reads all columns, one only those always there."""
import os
import sqlite3

from openai import OpenAI

client = OpenAI()


def connect():
    db = sqlite3.connect(":memory:")
    db.executescript(open(os.environ["SEED"]).read())
    return db


def tags(db, service):
    rows = db.execute("select name, value from tags where service = ?", (service,)).fetchall()
    return {name: value for name, value in rows}


def ask(text, cid):
    headers = tags(connect(), "es")
    headers["x-correlation-id"] = cid
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ask_tagged(text, cid):
    headers = {**tags(connect(), "es"), "x-team-id": "es", "x-cost-center": "cc-417", "x-service": "es",
               "x-environment": "prod", "x-correlation-id": cid}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    ask("a", "1")
    ask_tagged("a", "1")
