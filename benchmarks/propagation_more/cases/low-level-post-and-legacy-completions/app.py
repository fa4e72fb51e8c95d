"""client.completions (the old API) and the SDK's own low-level post()."""
from openai import OpenAI

TAGS = {"x-team-id": "lp", "x-cost-center": "cc-480", "x-service": "lp", "x-environment": "prod", "x-correlation-id": "1"}
client = OpenAI()


def old(text):
    return client.completions.create(model="gpt-3.5-turbo-instruct", prompt=text, extra_headers=TAGS)


def old_bare(text):
    return client.completions.create(model="gpt-3.5-turbo-instruct", prompt=text, max_tokens=3)


def low_level(text):
    return client.post("/chat/completions", cast_to=object, options={"headers": TAGS},
                       body={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]})


def low_level_bare(text):
    return client.post("/chat/completions", cast_to=object,
                       body={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]})


def main():
    old("a")
    old_bare("a")
    low_level("a")
    low_level_bare("a")
