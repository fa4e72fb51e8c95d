import functools

from openai import OpenAI

from .tags import Tags, current_tags


class LlmClient:
    def __init__(self, inner: OpenAI):
        self._inner = inner

    def chat(self, prompt, *, tags: Tags | None = None, **options):
        tags = tags or current_tags()
        headers = tags.headers() if tags else {}
        return self._inner.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}],
                                                   extra_headers=headers, **options)


@functools.lru_cache
def get_client() -> LlmClient:
    return LlmClient(OpenAI())
