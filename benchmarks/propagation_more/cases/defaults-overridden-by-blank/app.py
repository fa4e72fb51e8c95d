"""A call-level blank beats the client's value; None in extra_headers and NOT_GIVEN as the whole argument."""
import anthropic
from openai import NOT_GIVEN, OpenAI

FULL = {"x-team-id": "def", "x-cost-center": "cc-317", "x-service": "def", "x-environment": "prod", "x-correlation-id": "0"}
oai = OpenAI(default_headers=FULL)
claude = anthropic.Anthropic(default_headers=FULL)


def blanked(text):
    return oai.responses.create(model="gpt-4o", input=text, extra_headers={"x-cost-center": ""})


def overridden(text, cid):
    return oai.responses.create(model="gpt-4o", input=text, metadata=NOT_GIVEN, extra_headers={"X-Correlation-Id": cid})


def nothing_added(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=None,
                                  messages=[{"role": "user", "content": text}])


def omitted(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2,
                                  extra_headers={"x-environment": anthropic.omit, "x-service": "other"},
                                  messages=[{"role": "user", "content": text}])


def main():
    blanked("a")
    overridden("a", "9")
    nothing_added("a")
    omitted("a")
