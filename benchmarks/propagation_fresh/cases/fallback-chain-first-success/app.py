import anthropic
import openai

TAGS = {"x-team-id": "fs", "x-cost-center": "cc-3027", "x-service": "fs", "x-environment": "prod"}
gpt, claude = openai.OpenAI(max_retries=0, default_headers=TAGS), anthropic.Anthropic(default_headers=TAGS)


def first(*attempts):
    errors = []
    for attempt in attempts:
        try:
            return attempt()
        except Exception as error:
            errors.append(error)
    raise ExceptionGroup("all failed", errors)


def answer(text, cid):
    tag = {"x-correlation-id": cid}
    return first(
        lambda: gpt.responses.create(model="gpt-4o-down", input=text, extra_headers=tag),
        lambda: claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}]),
    )


def main():
    answer("a", "1")
