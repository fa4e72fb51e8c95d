"""Query parameters, a user id and a nested extra_body of litellm: none is a carrier; one call does it right."""
import litellm
from openai import OpenAI

META = {"team_id": "wc", "cost_center": "cc-1079", "service": "wc", "environment": "prod", "correlation_id": "1"}
client = OpenAI()


def by_query(text):
    return client.responses.create(model="gpt-4o", input=text, extra_query={"metadata": "team_id"}, extra_body=META)


def by_user(text):
    return client.responses.create(model="gpt-4o", input=text, user=str(META), extra_headers={"cookie": "x-team-id=wc"})


def by_body(text):
    return client.responses.create(model="gpt-4o", input=text, extra_body={"metadata": META})


def by_litellm(text):
    return litellm.completion(model="openai/gpt-4o", messages=[{"role": "user", "content": text, "metadata": META}], metadata=META)


def main():
    by_query("a")
    by_user("a")
    by_body("a")
    by_litellm("a")
