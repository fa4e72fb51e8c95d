from . import feature
from ..api import complete, stream


def write(text):
    with feature("ghost", "editors"):
        prompt = f"Write: {text}"
    return complete(prompt)


def stream(text):
    from ..api import stream as api_stream

    with feature("ghost", "editors"):
        chunks = api_stream(text)
    return list(chunks)
