"""One base client, one derived client per feature; the last feature derives from the wrong one."""
from openai import OpenAI

base = OpenAI(max_retries=1)
owned = base.with_options(default_headers={"x-team-id": "feat", "x-cost-center": "cc-1", "x-service": "feat", "x-environment": "prod"})
FEATURES = {"title": owned.with_options(timeout=3), "body": base.with_options(timeout=30)}


def write(kind, text, cid):
    return FEATURES[kind].responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def title(text):
    return FEATURES["title"].responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "t"})


def main():
    write("title", "a", "1")
    write("body", "a", "2")
    title("b")
