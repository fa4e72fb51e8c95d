import tomllib
from pathlib import Path

from openai import OpenAI

TAGS = {"x-team-id": "rf", "x-cost-center": "cc-967", "x-service": "rf", "x-environment": "prod", "x-correlation-id": "1"}
FLAGS = tomllib.loads(Path("flags.toml").read_text())["llm"]


def ask(text):
    options = {"extra_headers": TAGS} if FLAGS.get("attribution") else {}
    return OpenAI().responses.create(model="gpt-4o", input=text, **options)


def main():
    ask("a")
