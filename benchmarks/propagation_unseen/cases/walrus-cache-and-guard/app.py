import uuid

from openai import OpenAI

client = OpenAI()
_cache: dict[str, dict[str, str]] = {}


def owner_of(team: str) -> dict[str, str]:
    if (hit := _cache.get(team)) is not None:
        return hit
    _cache[team] = (made := {"x-team-id": team, "x-cost-center": f"cc-{team}", "x-service": "svc", "x-environment": "dev"})
    return made


def first(team):
    if headers := owner_of(team):
        return client.responses.create(model="gpt-5", input="a", extra_headers={**headers, "x-correlation-id": str(uuid.uuid4())})


def second(team):
    return client.responses.create(
        model="gpt-5", input="b", extra_headers=(h := owner_of(team)) | {"x-correlation-id": uuid.uuid4().hex, "x-n": str(len(h))})


def third(team):
    return client.responses.create(model="gpt-5", input="c", extra_headers=owner_of(team))


def main():
    first("ops")
    second("ops")
    third("ops")
