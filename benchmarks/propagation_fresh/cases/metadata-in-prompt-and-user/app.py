import json

from openai import OpenAI

client = OpenAI()
FIELDS = {"team_id": "wp", "cost_center": "cc-959", "service": "wp", "environment": "prod", "correlation_id": "1"}


def as_user(text):
    return client.chat.completions.create(model="gpt-4o", user=json.dumps(FIELDS), messages=[{"role": "user", "content": text}])


def as_query(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_query={"x-" + k.replace("_", "-"): v for k, v in FIELDS.items()})


def as_top_level_body(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": str(FIELDS)},
                                                                    {"role": "user", "content": text}],
                                          extra_body={**FIELDS, "metadata": {"service": "wp"}})


def as_metadata(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_body={"metadata": FIELDS})


def main():
    as_user("a")
    as_query("a")
    as_top_level_body("a")
    as_metadata("a")
