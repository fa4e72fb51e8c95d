from contextlib import ExitStack, contextmanager, nullcontext

from openai import OpenAI

client = OpenAI()
current = {"x-team-id": "light", "x-cost-center": "cc-394", "x-service": "lamp", "x-environment": "prod"}


@contextmanager
def correlation(cid):
    current["x-correlation-id"] = cid
    try:
        yield
    finally:
        del current["x-correlation-id"]


def flash(text, cid=None):
    with correlation(cid) if cid else nullcontext():
        return client.responses.create(model="gpt-4o", input=text, extra_headers=current)


def stacked(text):
    with ExitStack() as stack:
        stack.enter_context(correlation("l-2"))
        client.responses.create(model="gpt-4o", input=text, extra_headers=current)
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=current)


def main():
    flash("a", "l-1")
    stacked("b")
    flash("c")
