import anthropic

import flags

TAGS = {"x-team-id": "fm", "x-cost-center": "cc-3037", "x-service": "fm", "x-environment": "prod", "x-correlation-id": "1"}
api = anthropic.Anthropic()


def ask(text):
    headers = dict(TAGS) if flags.enabled("tags") else None
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}], extra_headers=headers)


def ask_legacy(text):
    headers = {} if flags.LEGACY else TAGS
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}], extra_headers=headers)


def main():
    ask("a")
    ask_legacy("b")
