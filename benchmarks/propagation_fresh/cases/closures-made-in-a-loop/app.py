"""Late binding: every lambda made in the loop sees the last headers; a default argument keeps its own."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "lp", "x-cost-center": "cc-301", "x-service": "lp", "x-environment": "prod"}
VARIANTS = [{**OWNER, "x-correlation-id": "v1"}, OWNER]


def late():
    jobs = []
    for headers in VARIANTS:
        jobs.append(lambda text: client.responses.create(model="gpt-4o", input=text, extra_headers=headers))
    return jobs


def early():
    jobs = []
    for headers in reversed(VARIANTS):
        headers = dict(headers)
        headers.setdefault("x-correlation-id", "early")
        jobs.append(lambda text, headers=headers: client.responses.create(model="gpt-4o", input=text, extra_headers=headers))
    return jobs


def main():
    for job in late():
        job("a")
    for job in early():
        job("b")
