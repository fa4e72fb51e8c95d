import vendor as v
from vendor import Client as C, TAGS as T


def a():
    return C().responses.create(model="gpt-4o", input="x", extra_headers=T)


def b():
    return v.sdk.OpenAI().responses.create(model="gpt-4o", input="x")


def c():
    return v.claude_sdk.Anthropic(default_headers=v.TAGS).messages.create(model="claude-3-5-haiku-latest", max_tokens=3, messages=[{"role": "user", "content": "x"}])


def d():
    import asyncio
    return asyncio.run(v.Async().responses.create(model="gpt-4o", input="x", extra_headers={**T, "x-service": "tbd"}))


def e():
    mod = __import__("openai")
    return mod.OpenAI().embeddings.create(model="e", input="x")


def main():
    for fn in (a, b, c, d, e):
        fn()
