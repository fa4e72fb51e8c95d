"""Names that change their meaning: a loop variable reused for headers, a star in an assignment."""
import anthropic

api = anthropic.Anthropic()
FULL = {"x-team-id": "rb", "x-cost-center": "cc-1081", "x-service": "rb", "x-environment": "prod", "x-correlation-id": "1"}


def ask(texts):
    headers = FULL
    for text in texts:
        api.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}], extra_headers=headers)
        headers, *_ = [{**headers}, text]


def ask_swapped(text):
    short, full = {"x-team-id": "rb"}, FULL
    short, full = full, short
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}], extra_headers=full)


def ask_leaky(text):
    for FULL_ in ({}, FULL):
        if FULL_:
            break
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}], extra_headers=FULL_)


def main():
    ask(["a", "b"])
    ask_swapped("a")
    ask_leaky("a")
