import contextlib

import anthropic
import openai

OWNER = {"x-team-id": "fb", "x-cost-center": "cc-1", "x-service": "fb", "x-environment": "prod", "x-correlation-id": "1"}
gpt = openai.OpenAI(max_retries=0)
claude = anthropic.Anthropic()


def primary_then_claude(text):
    try:
        out = gpt.responses.create(model="gpt-main", input=text, extra_headers=OWNER)
    except (openai.RateLimitError, openai.APIConnectionError):
        out = claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": text}])
    else:
        return out
    finally:
        gpt.embeddings.create(model="e", input=text, extra_headers=OWNER)
    return out


def headers_lost_in_except(text):
    headers = dict(OWNER)
    try:
        return gpt.responses.create(model="gpt-main", input=text, extra_headers=headers)
    except Exception:
        headers = {}
    return claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": text}], extra_headers=headers)


def suppressed(text):
    with contextlib.suppress(openai.OpenAIError):
        return gpt.responses.create(model="gpt-main", input=text, extra_headers=OWNER)
    return claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": text}], extra_headers=OWNER)


def chain(text, steps):
    for step in steps:
        try:
            return step(text)
        except openai.OpenAIError:
            pass


def first(text):
    return gpt.responses.create(model="gpt-main", input=text, extra_headers=OWNER)


def second(text):
    return gpt.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], metadata={"team_id": "fb"})


def main():
    primary_then_claude("a")
    headers_lost_in_except("a")
    suppressed("a")
    chain("a", [first, second])
