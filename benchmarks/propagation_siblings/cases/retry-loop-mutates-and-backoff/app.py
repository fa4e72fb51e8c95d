import time

import openai

client = openai.OpenAI(max_retries=0)
OWNER = {"x-team-id": "rt", "x-cost-center": "cc-1", "x-service": "rt", "x-environment": "prod"}


def with_retries(fn, attempts=3):
    for n in range(attempts):
        try:
            return fn(n)
        except openai.RateLimitError:
            time.sleep(0)
    return None


def good(text):
    return with_retries(lambda n: client.responses.create(model="gpt-busy", input=text, extra_headers={**OWNER, "x-correlation-id": f"a-{n}"}))


def bad(text):
    return with_retries(lambda n: client.responses.create(model="gpt-busy", input=text, extra_headers=OWNER))


def fresh_headers(text):
    headers = {**OWNER, "x-correlation-id": "first"}
    while True:
        try:
            return client.responses.create(model="gpt-busy", input=text, extra_headers=headers)
        except openai.APIStatusError:
            if "x-correlation-id" not in headers:
                return None
            headers = OWNER


def second_model(text):
    headers = {**OWNER, "x-correlation-id": "m"}
    for model in ("gpt-busy", "gpt-4o-mini"):
        try:
            return client.responses.create(model=model, input=text, extra_headers=headers)
        except openai.OpenAIError:
            continue


def main():
    good("a")
    bad("a")
    fresh_headers("a")
    second_model("a")
