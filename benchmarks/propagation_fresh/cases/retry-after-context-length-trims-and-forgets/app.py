"""The first try has everything; the shortened one is written out by hand and forgets the correlation."""
import openai

client = openai.OpenAI(max_retries=0)
OWNER = {"x-team-id": "archive", "x-cost-center": "cc-2405", "x-service": "digest", "x-environment": "prod"}


def digest(text, run_id):
    headers = OWNER | {"x-correlation-id": run_id}
    try:
        return client.responses.create(model="gpt-4o-long", input=text, extra_headers=headers)
    except openai.RateLimitError:
        return client.responses.create(model="gpt-4o-mini", input=text[:1000], extra_headers=OWNER)


def digest_safely(text, run_id):
    headers = OWNER | {"x-correlation-id": run_id}
    for model in ("gpt-4o-long", "gpt-4o-mini"):
        try:
            return client.responses.create(model=model, input=text, extra_headers=headers)
        except openai.RateLimitError as exc:
            last = exc
    raise last


def main():
    digest("long text", "d-1")
    digest_safely("long text", "d-2")
