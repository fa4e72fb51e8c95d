import json
import os
from pathlib import Path

from openai import OpenAI

OWNER = json.loads(Path(os.environ["OWNERS"]).read_text())
client = OpenAI()
REST = {"x-service": "grapes", "x-environment": "prod", "x-correlation-id": "v-1"}


def from_file(text):
    headers = {"x-" + k.replace("_", "-"): v for k, v in OWNER.items()}
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**headers, **REST})


def defended(text):
    headers = {"x-team-id": OWNER.get("team_id") or "vine", "x-cost-center": OWNER.get("cost_center") or "cc-0", **REST}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def forgetful(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": OWNER["team_id"], **REST})


def main():
    from_file("a")
    defended("b")
    forgetful("c")
