import os

from openai import OpenAI

FULL = {"x-team-id": "ep", "x-cost-center": "cc-366", "x-service": "ep", "x-environment": "prod", "x-correlation-id": "1"}
PROFILES = {"full": FULL, "lean": {"x-team-id": "ep"}}


def ask(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=PROFILES[os.environ["PROFILE"]])


def ask_whatever(text):
    profile = PROFILES.get(os.environ["PROFILE"], {})
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={**profile, **FULL})


def main():
    ask("a")
    ask_whatever("a")
