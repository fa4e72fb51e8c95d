from openai import OpenAI

from ..conf import settings

_client = None


def client():
    global _client
    if _client is None:
        _client = OpenAI(default_headers=dict(settings.LLM["OWNER"]))
    return _client


def ask(prompt, *, correlation_id=None, **options):
    headers = options.pop("extra_headers", {})
    if correlation_id is not None:
        headers["x-correlation-id"] = correlation_id
    options.setdefault("model", settings.LLM["MODEL"])
    return ask_model(prompt, extra_headers=headers, **options)


def ask_model(prompt, model, **options):
    completion = client().chat.completions.create(
        model=model, messages=[{"role": "user", "content": prompt}], **options
    )
    return completion.choices[0].message.content
