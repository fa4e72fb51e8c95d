"""The right words in the wrong place: user, prompt cache key, system prompt, extra_query, a nested body."""
import json

from anthropic import Anthropic
from openai import OpenAI

TAGS = {"team_id": "wc", "cost_center": "cc-35", "service": "wc", "environment": "prod", "correlation_id": "w-1"}


def in_user(text):
    return OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                            user=json.dumps(TAGS))


def in_query(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_query=TAGS)


def in_metadata(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, metadata=TAGS)


def in_body(text):
    return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_body={"metadata": TAGS},
                                       messages=[{"role": "user", "content": text}])


def in_body_root(text):
    return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_body=TAGS,
                                       messages=[{"role": "user", "content": text}])


def main():
    in_user("a")
    in_query("b")
    in_metadata("c")
    in_body("d")
    in_body_root("e")
