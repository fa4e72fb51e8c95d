"""Imports in a try, under an alias, inside a function, and a class bound to another name."""
try:
    from anthropic import Anthropic as Claude
except ImportError:
    Claude = None

Llm = Claude
TAGS = {"x-team-id": "ia", "x-cost-center": "cc-366", "x-service": "ia", "x-environment": "prod", "x-correlation-id": "1"}


def ask(text):
    if Claude is None:
        return ""
    create = Llm(default_headers=TAGS).messages.create
    return create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def ask_local(text):
    import anthropic as a
    from anthropic import types as _types  # noqa: F401
    c = a.Client()
    return c.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_local("a")
