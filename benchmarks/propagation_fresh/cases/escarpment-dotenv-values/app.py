from pathlib import Path

from dotenv import dotenv_values
from openai import OpenAI

HERE = Path(__file__).resolve().parent
PREFIX = "LLM_TAG_"


def load(*names):
    merged = {}
    for name in names:
        merged.update(dotenv_values(HERE / name))
    return {key.removeprefix(PREFIX).lower(): value for key, value in merged.items() if key.startswith(PREFIX)}


client = OpenAI()
SHARED = load("shared.env")
FULL = load("shared.env", "prod.env")


def climb(text):
    return client.responses.create(model="gpt-4o", input=text, metadata={**FULL, "correlation_id": "climb"})


def descend(text):
    return client.responses.create(model="gpt-4o", input=text, metadata={**SHARED, "correlation_id": "descend"})


def main():
    climb("up")
    descend("down")
