"""Steps are named in a list and looked up among the module's functions."""
from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "kitchen", "x-cost-center": "cc-912", "x-service": "menu"})
STEPS = ["draft", "polish"]


def step_draft(text, cid):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers={"x-environment": "prod", "x-correlation-id": cid}).output_text


def step_polish(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-environment": "prod"}).output_text


def cook(text, cid):
    for name in STEPS:
        text = globals()[f"step_{name}"](text, cid)
    return text


def main():
    cook("soup", "k-1")
