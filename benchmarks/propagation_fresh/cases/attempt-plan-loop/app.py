"""A loop of attempts: the last attempt goes to another model with a fresh header dict."""
import openai

client = openai.OpenAI(max_retries=0)
TAGS = {"x-team-id": "tr", "x-cost-center": "cc-943", "x-service": "tr", "x-environment": "prod", "x-correlation-id": "1"}
PLAN = [("gpt-busy", TAGS), ("gpt-4o", {"x-team-id": "tr"})]


def ask(text):
    error = None
    for model, headers in PLAN:
        try:
            return client.responses.create(model=model, input=text, extra_headers=headers)
        except openai.RateLimitError as exc:
            error = exc
    raise RuntimeError("no model left") from error


def ask_patiently(text, attempts=3):
    while True:
        attempts -= 1
        try:
            return client.responses.create(model="gpt-busy", input=text, extra_headers=TAGS)
        except openai.APIStatusError:
            if not attempts:
                return client.responses.create(model="gpt-4o-mini", input=text, extra_headers=TAGS)


def main():
    ask("a")
    ask_patiently("a")
