import os

from openai import AsyncAzureOpenAI, AzureOpenAI

REGIONS = {"eu": "cc-eu", "us": "cc-us"}


def client(region):
    return AzureOpenAI(azure_deployment="gpt-4o", default_headers={
        "x-team-id": "maps", "x-cost-center": REGIONS[region], "x-service": f"maps-{region}", "x-environment": "prod"})


CLIENTS = {region: client(region) for region in REGIONS}


def geocode(region, text, trace):
    return CLIENTS[region].chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                                   extra_headers={"x-correlation-id": trace})


def geocode_legacy(text, trace):
    legacy = AzureOpenAI(azure_deployment="gpt-4o", default_headers={"x-team-id": "maps", "x-service": "maps"})
    return legacy.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers={"x-correlation-id": trace, "x-environment": "prod"})


def main():
    geocode("eu", "a", "1")
    geocode("us", "a", "2")
    geocode_legacy("a", "3")
