import openai

client = openai.OpenAI(max_retries=0)
OWNER = {"x-team-id": "rt", "x-cost-center": "cc-54", "x-service": "rt", "x-environment": "prod"}


def with_models(text, cid):
    headers = {**OWNER, "x-correlation-id": cid}
    for model in ("gpt-busy", "gpt-4o"):
        try:
            return client.responses.create(model=model, input=text, extra_headers=headers)
        except openai.RateLimitError:
            headers["x-attempt"] = "2"


def dropping(text, cid):
    headers = {**OWNER, "x-correlation-id": cid}
    for model in ("gpt-busy", "gpt-4o"):
        try:
            return client.responses.create(model=model, input=text, extra_headers=headers)
        except openai.RateLimitError:
            headers = {"x-attempt": "2"}


def main():
    with_models("a", "1")
    dropping("b", "2")
