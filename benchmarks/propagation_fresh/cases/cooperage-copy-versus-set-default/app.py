"""copy(default_headers=) adds to what the client has; set_default_headers= replaces it."""
from openai import OpenAI

base = OpenAI(default_headers={"x-team-id": "cooperage", "x-cost-center": "cc-819", "x-service": "staves",
                               "x-environment": "prod"})


def measure(barrel, text):
    mine = base.copy(default_headers={"x-correlation-id": barrel})
    return mine.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": text}])


def stamp(barrel, text):
    mine = base.with_options(set_default_headers={"x-correlation-id": barrel})
    return mine.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": text}])


def main():
    measure("b-1", "225 l")
    stamp("b-1", "225 l")
