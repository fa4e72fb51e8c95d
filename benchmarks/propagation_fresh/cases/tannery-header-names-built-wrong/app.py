import re

from openai import OpenAI

FIELDS = {"teamId": "tan", "costCenter": "cc-69", "service": "hides", "environment": "prod", "correlationId": "1"}
client = OpenAI()


def kebab(name):
    return re.sub(r"([A-Z])", r"-\1", name).lower()


def snake(name):
    return "".join("_" + c.lower() if c.isupper() else c for c in name)


def dashed(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={f"X-{kebab(k)}": v for k, v in FIELDS.items()})


def camel(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={f"x-{k}": v for k, v in FIELDS.items()})


def metadata(text):
    return client.responses.create(model="gpt-4o", input=text, metadata={snake(k): v for k, v in FIELDS.items()})


def main():
    dashed("a")
    camel("b")
    metadata("c")
