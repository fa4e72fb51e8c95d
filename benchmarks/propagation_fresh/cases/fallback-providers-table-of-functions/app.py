import anthropic
import openai

OWNER = {"x-team-id": "fp", "x-cost-center": "cc-55", "x-service": "fp", "x-environment": "prod"}


def claude(text, **headers):
    return anthropic.Anthropic(max_retries=0).messages.create(
        model="claude-down", max_tokens=3, messages=[{"role": "user", "content": text}],
        extra_headers={**OWNER, **headers})


def gpt(text, **headers):
    return openai.OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


def gpt_owned(text, **headers):
    return openai.OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=OWNER | headers)


def first_of(providers, text, cid):
    for provider in providers:
        try:
            return provider(text, **{"x-correlation-id": cid})
        except (anthropic.APIStatusError, openai.APIStatusError):
            continue
    raise RuntimeError("all down")


def main():
    first_of([claude, gpt_owned], "a", "1")
    first_of([claude, gpt], "b", "2")
