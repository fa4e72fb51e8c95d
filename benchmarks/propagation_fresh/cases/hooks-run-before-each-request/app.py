from anthropic import Anthropic
from openai import OpenAI

from pipeline import Pipeline, cap_tokens, owner, service

full = Pipeline().use(owner("radio", "cc-2363")).use(service("show-notes")).use(cap_tokens(100))
short = Pipeline().use(owner("radio", "cc-2363")).use(cap_tokens(10))


def notes(show: str):
    return full.send(
        OpenAI().chat.completions.create, model="gpt-4o", messages=[{"role": "user", "content": show}],
        extra_headers={"x-correlation-id": f"show-{show}"})


def jingle(show: str):
    return short.send(
        Anthropic().messages.create, model="claude-haiku-4-5", messages=[{"role": "user", "content": show}],
        extra_headers={"x-correlation-id": f"jingle-{show}"})


def main():
    notes("morning")
    jingle("morning")
