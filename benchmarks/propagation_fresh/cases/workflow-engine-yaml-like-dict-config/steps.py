import anthropic
from openai import OpenAI


def shorten(text, *, headers, model="gpt-5-mini"):
    return OpenAI().responses.create(model=model, input=text, extra_headers=headers).output_text


def translate(text, *, headers, language):
    out = anthropic.Anthropic().messages.create(
        model="claude-haiku-4-5", max_tokens=50, messages=[{"role": "user", "content": f"{language}: {text}"}],
        extra_headers={k: v for k, v in headers.items() if k != "x-service"})
    return out.content[0].text


def score(text, *, headers):
    return OpenAI().embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers) and text
