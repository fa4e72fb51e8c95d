import os

from mistralai.client import Mistral

kitchen = Mistral(api_key=os.environ["MISTRAL_API_KEY"], server_url=os.environ["MISTRAL_URL"])
LABELS = ("x-team-id", "x-cost-center", "x-service", "x-environment")
VALUES = ("bistro", "cc-810", "menu-writer", "prod")


def headers(table=None):
    out = dict(zip(LABELS, VALUES, strict=True))
    if table is not None:
        out.update({"x-correlation-id": f"table-{table}"})
    return out


def dish(text, table):
    return kitchen.chat.complete(
        model="mistral-small-latest", messages=[{"role": "user", "content": text}], http_headers=headers(table))


def wine(text):
    return kitchen.chat.complete(
        model="mistral-small-latest", messages=[{"role": "user", "content": text}], http_headers=headers())


def main():
    dish("soup", 0)
    wine("red")
