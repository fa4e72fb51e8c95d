"""The list of attempts pairs clients with headers; the last resort has an older set."""
import anthropic
import openai

NEW = {"x-team-id": "fbl", "x-cost-center": "cc-1055", "x-service": "fbl", "x-environment": "prod", "x-correlation-id": "f"}
OLD = {"team": "fbl", "x-service": "fbl"}


def by_claude(text, headers):
    return anthropic.Anthropic(max_retries=0).messages.create(model="claude-down", max_tokens=3, extra_headers=headers,
                                                              messages=[{"role": "user", "content": text}])


def by_gpt(text, headers):
    return openai.OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


ATTEMPTS = [(by_claude, NEW), (by_gpt, OLD)]


def answer(text):
    for attempt, headers in ATTEMPTS:
        try:
            return attempt(text, headers=headers)
        except (anthropic.APIStatusError, openai.APIStatusError):
            continue
    raise RuntimeError("no model")


def main():
    answer("a")
