from ._client import get_client


def complete(text: str, **kwargs):
    kwargs.setdefault("model", "gpt-5")
    return get_client().responses.create(input=text, **kwargs)


def embed(text: str, *, rid: str = ""):
    return get_client().embeddings.create(
        model="text-embedding-3-small", input=text, extra_headers={"x-correlation-id": rid} if rid else None)
