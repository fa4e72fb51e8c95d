"""Audio guide texts for the museum app."""
from datetime import datetime, timezone

from openai import OpenAI

llm = OpenAI(timeout=15, max_retries=1)
EXHIBITION = "bronze-age"


def stamp() -> str:
    return datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%S")


def label(item: str) -> str:
    completion = llm.chat.completions.create(
        model="gpt-4o",
        messages=[
            {"role": "system", "content": "You write labels of 40 words."},
            {"role": "user", "content": item},
        ],
        extra_headers={
            "X-Team-Id": "exhibitions",
            "X-Cost-Center": "cc-3301",
            "X-Service": f"labels-{EXHIBITION}",
            "X-Environment": "prod",
            "X-Correlation-Id": f"{EXHIBITION}-{stamp()}",
        },
    )
    return completion.choices[0].message.content


def children_label(item: str) -> str:
    completion = llm.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": "For children: " + item}],
        extra_headers={
            "X-Team-Id": "exhibitions",
            "X-Cost-Center": "cc-3301",
            "X-Service": f"labels-{EXHIBITION}",
            "X-Environment": "prod",
        },
        extra_body={"correlation_id": stamp()},
    )
    return completion.choices[0].message.content


def main():
    label("fibula")
    children_label("fibula")
