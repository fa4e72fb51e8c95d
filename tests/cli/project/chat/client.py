import os

from openai import OpenAI

from chat.owners import owner_headers, trace_headers

client = OpenAI()


def answer(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=owner_headers())


def title(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=trace_headers())


def draft(prompt: str) -> object:
    return client.responses.create(
        model="gpt-5",
        input=prompt,
        extra_headers={"x-team-id": "todo", "x-cost-center": "CC-1001"},
    )


def guess(prompt: str) -> object:
    headers = {"x-team-id": os.getenv("TEAM_ID", ""), "x-cost-center": "CC-1001"}
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)


def demo(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt)  # checkpolicy: ignore[CP101] a demo without budget
