from openai import OpenAI

from clinic.middleware import current

_client = OpenAI()


def ask(prompt: str) -> str:
    return _client.responses.create(model="gpt-4o", input=prompt, extra_headers=current.get() or {}).output_text
