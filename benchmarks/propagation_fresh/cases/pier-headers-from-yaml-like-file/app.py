import json
import os
from pathlib import Path

from openai import OpenAI

REQUIRED = ("x-team-id", "x-cost-center", "x-service", "x-environment")
client = OpenAI()


def load(path=None):
    data = json.loads(Path(path or os.environ["PIER_TAGS"]).read_text())
    return {k: v for k, v in data.items() if isinstance(v, str)}


def checked():
    tags = load()
    missing = [name for name in REQUIRED if not tags.get(name)]
    if missing:
        raise SystemExit(f"missing {missing}")
    return {name: tags[name] for name in REQUIRED}


def loose(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**load(), "x-correlation-id": cid})


def strictless(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={k: load().get(k, "") for k in REQUIRED})


def main():
    loose("a", "1")
    strictless("b")
