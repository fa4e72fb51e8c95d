"""Two call sites put the same dict into the request: one where the gateway reads it, one where it does not."""
from openai import OpenAI

client = OpenAI()
FIELDS = {"team_id": "rectory", "cost_center": "cc-952", "service": "hymns", "environment": "prod", "correlation_id": "r"}


def hymn(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_body={"metadata": FIELDS})


def psalm(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_query=FIELDS)


def main():
    hymn("a")
    psalm("b")
