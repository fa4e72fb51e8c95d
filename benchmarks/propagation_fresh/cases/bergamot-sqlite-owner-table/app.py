import os
import sqlite3

from openai import OpenAI


def connect():
    db = sqlite3.connect(":memory:")
    db.execute("create table owner (name text primary key, value text)")
    db.execute(os.environ["DB_SQL"])
    return db


def tags(db):
    rows = db.execute("select name, value from owner order by name").fetchall()
    return {"team_id": "bergamot", "cost_center": "cc-872", **dict(rows)}


def pick(db, text, cid):
    return OpenAI().responses.create(model="gpt-4o", input=text, metadata={**tags(db), "correlation_id": cid})


def press(db, text, cid):
    fixed = {**tags(db), "service": "press", "environment": "prod", "correlation_id": cid}
    return OpenAI().responses.create(model="gpt-4o", input=text, metadata=fixed)


def main():
    db = connect()
    pick(db, "when?", "b1")
    press(db, "how?", "b2")
