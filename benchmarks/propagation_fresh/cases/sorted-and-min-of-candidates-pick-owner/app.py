from openai import OpenAI

client = OpenAI()
PLANS = [
    {"rank": 3, "tags": {"x-team-id": "c"}},
    {"rank": 1, "tags": {
        "x-team-id": "a", "x-cost-center": "cc-3343", "x-service": "plans", "x-environment": "prod", "x-correlation-id": "p"}},
    {"rank": 2, "tags": {"x-team-id": "b", "x-service": "plans"}},
]


def best():
    plan = min(PLANS, key=lambda p: p["rank"])
    return client.responses.create(model="gpt-4o", input="best", extra_headers=plan["tags"])


def second():
    plan = sorted(PLANS, key=lambda p: p["rank"])[1]
    return client.responses.create(model="gpt-4o", input="second", extra_headers=plan["tags"])


def main():
    best()
    second()
