"""Help desk: tags in layers, request over tenant over service."""
from collections import ChainMap

from openai import OpenAI

SERVICE = {"x-service": "helpdesk", "x-environment": "prod"}
TENANTS = {
    "acme": {"x-team-id": "acme-support", "x-cost-center": "cc-3101"},
    "globex": {"x-team-id": "globex-support", "x-cost-center": ""},
}
client = OpenAI()


def layered(tenant, ticket):
    return ChainMap({"x-correlation-id": f"ticket-{ticket}"}, TENANTS[tenant], SERVICE)


def answer_acme(text, ticket):
    return client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": text}],
        extra_headers=dict(layered("acme", ticket)))


def answer_globex(text, ticket):
    tags = layered("globex", ticket)
    return client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": text}], extra_headers={**tags})


def answer_parents(text, ticket):
    tags = layered("acme", ticket).parents
    return client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": text}], extra_headers=dict(tags))


def main():
    answer_acme("a", 1)
    answer_globex("a", 2)
    answer_parents("a", 3)
