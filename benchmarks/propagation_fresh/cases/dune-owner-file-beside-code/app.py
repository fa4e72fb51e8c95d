"""The ownership file is shipped beside the module."""
import json
from pathlib import Path

from openai import OpenAI

OWNER = json.loads(Path(__file__).with_name("owner.json").read_text("utf-8"))
client = OpenAI()


def headers(**more):
    return {f"x-{k.replace('_', '-')}": v for k, v in {**OWNER, **more}.items()}


def sift(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(correlation_id="d-1"))


def sieve(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def main():
    sift("a")
    sieve("b")
