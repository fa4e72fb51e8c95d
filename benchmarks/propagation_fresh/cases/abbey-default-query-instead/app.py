"""One client carries its owner as headers, the other as query parameters."""
from openai import OpenAI

OWNER = {"team_id": "abbey", "cost_center": "cc-801", "service": "psalm-index", "environment": "prod"}

by_header = OpenAI(default_headers={f"x-{name.replace('_', '-')}": value for name, value in OWNER.items()})
by_query = OpenAI(default_query=OWNER)


def index_psalm(number: int, text: str):
    return by_header.embeddings.create(
        model="text-embedding-3-large",
        input=[text],
        extra_headers={"x-correlation-id": f"psalm-{number:03d}"},
    )


def index_hymn(number: int, text: str):
    return by_query.embeddings.create(
        model="text-embedding-3-large",
        input=[text],
        extra_headers={"x-correlation-id": f"hymn-{number:03d}"},
    )


def main():
    index_psalm(23, "The Lord is my shepherd")
    index_hymn(7, "Abide with me")
