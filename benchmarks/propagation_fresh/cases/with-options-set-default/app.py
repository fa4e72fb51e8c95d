import anthropic
from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
base = OpenAI(default_headers=TAGS)
claude = anthropic.Anthropic(default_headers=TAGS)


def merged(text):
    return base.with_options(default_headers={"x-extra": "1"}).responses.create(model="gpt-4o", input=text)


def replaced(text):
    return base.copy(set_default_headers={"x-extra": "1"}).responses.create(model="gpt-4o", input=text)


def replaced_claude(text):
    other = claude.with_options(set_default_headers={k: v for k, v in TAGS.items() if k != "x-service"})
    return other.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    merged("a")
    replaced("b")
    replaced_claude("c")
