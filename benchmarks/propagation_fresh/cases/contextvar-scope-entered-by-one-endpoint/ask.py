from openai import OpenAI

from scope import current_headers

_client = OpenAI()


def ask(prompt: str) -> str:
    return _client.responses.create(model="gpt-4o", input=prompt, extra_headers=current_headers()).output_text


def classify(prompt: str) -> str:
    return _client.responses.create(model="gpt-4o-mini", input=prompt, extra_headers=current_headers()).output_text
