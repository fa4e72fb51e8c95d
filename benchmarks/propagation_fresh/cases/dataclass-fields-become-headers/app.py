from openai import OpenAI

from ownership import Ownership

OWNER = Ownership(team_id="catalog", cost_center="cc-2302", service="product-copy")
client = OpenAI()


def describe(sku: str, name: str):
    return client.responses.create(
        model="gpt-4.1-mini", input=f"Describe {name}", extra_headers=OWNER.to_headers(correlation_id=f"sku-{sku}"))


def translate(sku: str, text: str, language: str):
    return client.responses.create(
        model="gpt-4.1-mini", input=f"Translate to {language}: {text}", extra_headers=OWNER.to_headers(correlation=sku))


def main():
    copy = describe("A-1", "a teapot").output_text
    for language in ("de", "fr"):
        translate("A-1", copy, language)
