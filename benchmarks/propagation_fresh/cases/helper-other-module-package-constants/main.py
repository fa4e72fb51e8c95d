import anthropic

import owners
from owners import registry as reg

claude = anthropic.Anthropic()


def plan(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=6, messages=[{"role": "user", "content": text}],
                                  extra_headers=owners.headers("plan", "p-1"))


def plan_guest(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=6, messages=[{"role": "user", "content": text}],
                                  extra_headers=owners.headers("guest", "p-2"))


def plan_raw(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=6, messages=[{"role": "user", "content": text}],
                                  extra_headers=reg.OWNERS["plan"])


def main():
    plan("a")
    plan_guest("a")
    plan_raw("a")
