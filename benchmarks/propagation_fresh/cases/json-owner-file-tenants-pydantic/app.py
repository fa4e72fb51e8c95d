from openai import OpenAI

from tenants import TENANTS, headers

client = OpenAI()


def north_quote(text: str):
    tenant = TENANTS["north"]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(tenant, "n-1"))


def south_quote(text: str):
    tenant = TENANTS["south"]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(tenant, "s-1"))


def main():
    north_quote("ten chairs")
    south_quote("ten chairs")
