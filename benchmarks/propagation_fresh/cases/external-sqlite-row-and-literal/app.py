import os
import sqlite3

import anthropic

db = sqlite3.connect(":memory:")
db.row_factory = sqlite3.Row
db.execute("create table owner (team text, center text)")
db.execute("insert into owner values (?, ?)", os.environ["TEAM_ROW"].split(","))
REST = {"x-service": "sq", "x-environment": "prod", "x-correlation-id": "s"}
api = anthropic.Anthropic()


def ask(text):
    row = db.execute("select team, center from owner").fetchone()
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers={**REST, "x-team-id": "sq", "x-cost-center": row["center"]})


def ask_rest(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}], extra_headers=REST)


def main():
    ask("a")
    ask_rest("b")
