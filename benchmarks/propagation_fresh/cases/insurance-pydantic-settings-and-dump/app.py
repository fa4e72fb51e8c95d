import anthropic
from openai import OpenAI

from models import Attribution, ServiceAttribution

gpt = OpenAI()
claude = anthropic.Anthropic()


def assess(text, claim):
    tags = ServiceAttribution(team_id="claims", cost_center="cc-80", claim=claim)
    return gpt.responses.create(model="gpt-4o", input=text, extra_headers=tags.model_dump(by_alias=True))


def letter(text, claim):
    tags = Attribution(**{"x-team-id": "claims", "x-cost-center": "cc-80"}, claim=claim)
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=30, extra_headers=tags.model_dump(by_alias=True),
                                  messages=[{"role": "user", "content": text}])


def note(text, claim):
    tags = ServiceAttribution(team_id="claims", cost_center="cc-80", claim=claim)
    return gpt.responses.create(model="gpt-4o", input=text, extra_headers=tags.model_dump())


def main():
    assess("hail", 1)
    letter("dear", 2)
    note("short", 3)
