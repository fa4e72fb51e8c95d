"""Headers grow inside a loop; the first page leaves before the loop has set all of them."""
from openai import OpenAI

client = OpenAI()
PARTS = [("x-team-id", "rep"), ("x-cost-center", "cc-9"), ("x-service", "rep"), ("x-environment", "prod")]


def cover(text):
    headers = {}
    for name, value in PARTS:
        headers[name] = value
        if name == "x-service":
            break
    else:
        headers["x-correlation-id"] = "never"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def pages(texts):
    headers = dict(PARTS)
    number = 0
    while number < len(texts):
        number += 1
        headers["x-correlation-id"] = f"page-{number}"
        client.responses.create(model="gpt-4o", input=texts[number - 1], extra_headers=headers)


def main():
    cover("a")
    pages(["b", "c"])
