"""The only module that knows the SDK."""
from openai import OpenAI

_client = OpenAI(max_retries=0)


def post(messages, tags):
    return _client.chat.completions.create(model="gpt-4o-mini", messages=messages, extra_headers=tags)
