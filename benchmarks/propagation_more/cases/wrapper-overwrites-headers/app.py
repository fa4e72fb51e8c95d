"""The wrapper sets extra_headers itself and so replaces the caller's; another merges in the wrong order."""
from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "ow", "x-cost-center": "cc-453", "x-service": "ow", "x-environment": "prod", "x-correlation-id": "1"}


def replaced(text, **options):
    options["extra_headers"] = {"x-client": "shop"}
    return client.responses.create(model="gpt-4o", input=text, **options)


def blanked(text, headers):
    defaults = {"x-correlation-id": "", "x-client": "shop"}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers | defaults)


def merged(text, headers):
    defaults = {"x-correlation-id": "", "x-client": "shop"}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=defaults | headers)


def main():
    replaced("a", extra_headers=TAGS)
    blanked("a", TAGS)
    merged("a", TAGS)
