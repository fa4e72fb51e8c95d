import json

from anthropic import Anthropic
from openai import OpenAI

client = OpenAI()
claude = Anthropic()
TAGS = {"team_id": "wc", "cost_center": "cc", "service": "wc", "environment": "prod", "correlation_id": "1"}
HEADERS = {f"x-{k.replace('_', '-')}": v for k, v in TAGS.items()}


def in_user_field():
    return client.chat.completions.create(model="gpt-4o", messages=[], user=json.dumps(TAGS))


def in_extra_body():
    return client.responses.create(model="gpt-5", input="x", extra_body={"metadata": TAGS})


def in_extra_body_root():
    return client.responses.create(model="gpt-5", input="x", extra_body={**TAGS})


def in_query():
    return client.responses.create(model="gpt-5", input="x", extra_query=TAGS)


def in_anthropic_metadata():
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=3, messages=[{"role": "user", "content": "x"}],
                                  metadata={"user_id": "u"}, extra_headers={k: v for k, v in HEADERS.items() if "team" in k})


def metadata_as_headers():
    return client.responses.create(model="gpt-5", input="x", extra_headers=TAGS, metadata=HEADERS)


def main():
    in_user_field()
    in_extra_body()
    in_extra_body_root()
    in_query()
    in_anthropic_metadata()
    metadata_as_headers()
