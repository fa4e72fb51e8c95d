import json

import litellm
from openai import OpenAI

client = OpenAI()
FIELDS = {"team_id": "ml", "cost_center": "cc-371", "service": "ml", "environment": "prod", "correlation_id": "1"}


def as_json_value(text):
    return client.responses.create(model="gpt-4o", input=text, metadata={"owner": json.dumps(FIELDS)})


def upper_keys(text):
    return client.responses.create(model="gpt-4o", input=text, metadata={k.upper(): v for k, v in FIELDS.items()})


def header_spelled_metadata(text):
    return client.responses.create(model="gpt-4o", input=text, metadata={"x-" + k.replace("_", "-"): v for k, v in FIELDS.items()})


def one_json_header(text):
    return litellm.completion(model="openai/gpt-4o", messages=[{"role": "user", "content": text}],
                              extra_headers={"x-metadata": json.dumps(FIELDS)})


def both_halves(text):
    head = {f"x-{k.replace('_', '-')}": FIELDS[k] for k in ("team_id", "service")}
    body = {k: FIELDS[k] for k in ("cost_center", "environment", "correlation_id")}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=head, extra_body={"metadata": body})


def main():
    as_json_value("a")
    upper_keys("a")
    header_spelled_metadata("a")
    one_json_header("a")
    both_halves("a")
