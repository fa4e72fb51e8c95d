"""Azure in Europe, OpenAI elsewhere: both from one keyword table, one region has lost its cost center."""
from openai import AzureOpenAI, OpenAI

COMMON = {"x-team-id": "mint", "x-service": "coins", "x-environment": "prod"}
REGIONS = {
    "eu": (AzureOpenAI, {"azure_endpoint": "https://mint.openai.azure.com", "api_version": "2024-10-21",
                         "default_headers": {**COMMON, "x-cost-center": "cc-937"}}),
    "us": (OpenAI, {"default_headers": COMMON}),
}


def client(region):
    kind, options = REGIONS[region]
    return kind(**options)


def strike_eu(text):
    return client("eu").chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                                extra_headers={"x-correlation-id": "m-1"})


def strike_us(text):
    return client("us").chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                                extra_headers={"x-correlation-id": "m-2"})


def main():
    strike_eu("krone")
    strike_us("dime")
