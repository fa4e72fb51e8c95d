import litellm

from .ctx import headers

DEFAULT = "openai/gpt-4o-mini"


def complete(text, model=DEFAULT, **options):
    return litellm.completion(
        model=model, messages=[{"role": "user", "content": text}], extra_headers=headers(), **options
    )


async def acomplete(text, model=DEFAULT, **options):
    return await litellm.acompletion(
        model=model, messages=[{"role": "user", "content": text}], extra_headers=headers(), **options
    )


def stream(text, model=DEFAULT):
    for chunk in litellm.completion(
        model=model, messages=[{"role": "user", "content": text}], stream=True, headers=headers()
    ):
        yield chunk
