from openai import OpenAI

_client = OpenAI()


def complete(text, *, headers=None):
    return _client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def complete_chat(text, *, headers=None):
    return _client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=headers)
