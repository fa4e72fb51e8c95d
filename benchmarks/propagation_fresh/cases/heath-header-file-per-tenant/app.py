"""What a tenant pays with is in a file of the deployment; the rest is in the code."""
import json
import os

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "heath", "x-service": "moor", "x-environment": "prod"}


def tenant_headers(tenant):
    with open(os.environ["TENANTS"], encoding="utf-8") as handle:
        return json.load(handle)[tenant]


def walk(text, cid):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers={**OWNER, **tenant_headers("acme"), "x-correlation-id": cid})


def ride(text, cid):
    headers = {"x-cost-center": "cc-default", **OWNER, "x-correlation-id": cid}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    walk("a", "h-1")
    ride("b", "h-2")
