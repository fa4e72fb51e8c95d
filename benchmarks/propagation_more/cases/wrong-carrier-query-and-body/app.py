"""Fields in the query, at the top level of the body, in user= and in the wrong header prefix."""
import json

from openai import OpenAI

FIELDS = {"team_id": "wc", "cost_center": "cc-413", "service": "wc", "environment": "prod", "correlation_id": "1"}
client = OpenAI()


def in_query(text):
    return client.responses.create(model="gpt-4o", input=text, extra_query={"metadata": json.dumps(FIELDS)})


def in_body(text):
    return client.responses.create(model="gpt-4o", input=text, extra_body=FIELDS)


def in_user(text):
    return client.responses.create(model="gpt-4o", input=text, user=json.dumps(FIELDS), metadata={"owner": "wc"})


def in_string(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-metadata": json.dumps(FIELDS)})


def in_body_metadata(text):
    return client.responses.create(model="gpt-4o", input=text, extra_body={"metadata": dict(FIELDS), "store": False})


def main():
    in_query("a")
    in_body("a")
    in_user("a")
    in_string("a")
    in_body_metadata("a")
