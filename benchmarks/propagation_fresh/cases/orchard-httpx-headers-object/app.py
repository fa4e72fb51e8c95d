"""httpx.Headers as the container: case does not matter, and it can be handed to the SDK."""
import httpx
from openai import OpenAI

client = OpenAI()
BASE = httpx.Headers({"X-Team-Id": "orchard", "X-Cost-Center": "cc-902", "X-Service": "harvest"})


def scoped(**more):
    headers = BASE.copy()
    headers.update({f"x-{k.replace('_', '-')}": v for k, v in more.items()})
    return headers


def plan(text):
    headers = scoped(environment="prod", correlation_id="h-1")
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers=headers)


def plan_without_team(text):
    headers = scoped(environment="prod", correlation_id="h-2")
    del headers["x-team-id"]
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers=headers)


def main():
    plan("a")
    plan_without_team("b")
