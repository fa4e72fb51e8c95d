import httpx
from openai import OpenAI

from tagging import TaggingTransport, add_correlation

TAGS = {"x-team-id": "lab", "x-cost-center": "cc-25", "x-service": "assay", "x-environment": "prod"}
full = OpenAI(http_client=httpx.Client(transport=TaggingTransport(TAGS), event_hooks={"request": [add_correlation]}))
half = OpenAI(http_client=httpx.Client(transport=TaggingTransport(TAGS)))
hooked = OpenAI(http_client=httpx.Client(event_hooks={"request": [add_correlation], "response": []}))


def assay(text):
    return full.responses.create(model="gpt-4o", input=text)


def repeat(text):
    return half.responses.create(model="gpt-4o", input=text)


def control(text):
    return hooked.responses.create(model="gpt-4o", input=text, extra_headers=TAGS)


def main():
    assay("a")
    repeat("b")
    control("c")
