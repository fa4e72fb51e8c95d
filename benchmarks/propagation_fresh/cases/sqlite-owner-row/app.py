import os
import sqlite3

from openai import OpenAI

COLUMNS = ("team_id", "cost_center", "service", "environment", "correlation_id")


def seed(db):
    db.execute("create table owners (name text, value text)")
    rows = [(c, "v") for c in COLUMNS] if os.environ["OWNERS"] == "full" else [("team_id", "v")]
    db.executemany("insert into owners values (?, ?)", rows)


def load(db):
    return {f"x-{name.replace('_', '-')}": value for name, value in db.execute("select name, value from owners")}


def ask(db, text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=load(db))


def main():
    with sqlite3.connect(":memory:") as db:
        seed(db)
        ask(db, "a")
