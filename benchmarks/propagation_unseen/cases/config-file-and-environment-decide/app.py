import json
import os
from pathlib import Path

from openai import OpenAI

client = OpenAI()
TAGS = json.loads(Path(os.environ["LLM_TAGS_FILE"]).read_text())


def from_file():
    return client.responses.create(model="gpt-5", input="x", extra_headers=TAGS)


def from_file_checked():
    wanted = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")
    headers = {name: TAGS.get(name) or name.removeprefix("x-") for name in wanted}
    return client.responses.create(model="gpt-5", input="x", extra_headers=headers)


def required_environment():
    headers = {"x-team-id": os.environ["TEAM_ID"], "x-cost-center": os.environ["COST_CENTER"],
               "x-service": os.environ["SERVICE_NAME"], "x-environment": os.environ["DEPLOY_ENV"], "x-correlation-id": "1"}
    return client.responses.create(model="gpt-5", input="x", extra_headers=headers)


def main():
    from_file()
    from_file_checked()
    required_environment()
