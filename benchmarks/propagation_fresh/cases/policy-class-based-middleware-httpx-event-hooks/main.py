import httpx2 as httpx
from openai import OpenAI

from http_stack import Stamp, client, strip

OWNER = {"x-team-id": "hk", "x-cost-center": "cc-1", "x-service": "hk", "x-environment": "prod"}
stamped = OpenAI(http_client=httpx.Client(event_hooks={"request": [Stamp(OWNER)]}))
stripped = OpenAI(http_client=httpx.Client(event_hooks={"request": [Stamp(OWNER), strip("x-service")]}))
uncorrelated = OpenAI(http_client=httpx.Client(headers=OWNER, event_hooks={"request": [Stamp({}, correlate=False)]}))


def ask(text):
    return stamped.responses.create(model="gpt-5", input=text)


def ask_stripped(text):
    return stripped.responses.create(model="gpt-5", input=text)


def ask_uncorrelated(text, rid=None):
    return uncorrelated.responses.create(model="gpt-5", input=text, extra_headers={"x-correlation-id": rid} if rid else {})


def main():
    ask("a")
    ask_stripped("b")
    ask_uncorrelated("c", "r-1")
    ask_uncorrelated("d")
