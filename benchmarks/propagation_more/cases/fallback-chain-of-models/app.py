"""A list of fallbacks walked in order, each with its own client; an else branch tags, the last one does not."""
import anthropic
import openai

TAGS = {"x-team-id": "fc", "x-cost-center": "cc-376", "x-service": "fc", "x-environment": "prod", "x-correlation-id": "1"}
gpt = openai.OpenAI(max_retries=0, default_headers=TAGS)
claude = anthropic.Anthropic(max_retries=0)


def primary(text):
    return gpt.responses.create(model="gpt-main", input=text)


def secondary(text):
    return claude.messages.create(model="claude-main", max_tokens=3, extra_headers=TAGS,
                                  messages=[{"role": "user", "content": text}])


def last(text):
    return claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=3,
                                  messages=[{"role": "user", "content": text}])


def answer(text):
    for attempt in (primary, secondary, last):
        try:
            return attempt(text)
        except (openai.APIError, anthropic.APIError):
            continue
    raise RuntimeError("no model answered")


def main():
    answer("a")
