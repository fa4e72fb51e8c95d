"""An except branch that falls back to "unknown"; another falls back to a fresh id."""
import uuid

from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "ek", "x-cost-center": "cc-478", "x-service": "ek", "x-environment": "prod"})


def cid_of(context):
    try:
        return context["request_id"]
    except KeyError:
        return "unknown"


def fresh_cid(context):
    try:
        return context["request_id"]
    except KeyError:
        return str(uuid.uuid4())


def ask(text, context):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid_of(context)})


def ask_fresh(text, context):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": fresh_cid(context)})


def main():
    ask("a", {"request_id": "r-1"})
    ask("b", {})
    ask_fresh("a", {})
