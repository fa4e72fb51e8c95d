import anthropic

DEBUG = False
LEVELS = ()
claude = anthropic.Anthropic()
TAGS = {"x-team-id": "dd", "x-cost-center": "cc-1070", "x-service": "dd", "x-environment": "prod", "x-correlation-id": "1"}


def ask(text):
    if DEBUG and text:
        claude.messages.create(model="claude-sonnet-4-0", max_tokens=1, messages=[{"role": "user", "content": "ping"}])
    for level in LEVELS:
        claude.messages.create(model=level, max_tokens=1, messages=[{"role": "user", "content": "ping"}])
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=TAGS, messages=[{"role": "user", "content": text}])


def drop(text):
    while True:
        headers = {"x-team-id": "dd"} if not DEBUG else TAGS
        return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers, messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    drop("a")
