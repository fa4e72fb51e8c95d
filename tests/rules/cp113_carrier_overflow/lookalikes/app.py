"""Metadata that fits, or of which the code does not tell."""

import json
import uuid

import vertexai.generative_models as vertex
from openai import OpenAI

client = OpenAI()


def ask(prompt: str, tenant: str, tags: dict, count: int) -> None:
    client.responses.create(model="gpt-5", input=prompt, metadata={"team": "s" * 512, "k" * 64: tenant})
    client.responses.create(model="gpt-5", input=prompt, metadata=tags)
    client.responses.create(model="gpt-5", input=prompt, metadata={**tags, "count": str(count)})
    client.responses.create(model="gpt-5", input=prompt, metadata={"id": str(uuid.uuid4()), "none": None})
    client.responses.create(model="gpt-5", input=prompt, extra_body={"options": {"a": {"b": 1}}})
    vertex.GenerativeModel("gemini").generate_content(prompt, labels={"team-id": "search_1", "abteilung": "büro"})
    headers = {"cf-aig-metadata": json.dumps({"team": "search", "tenant": tenant}), "x-n": 3}
    client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)
