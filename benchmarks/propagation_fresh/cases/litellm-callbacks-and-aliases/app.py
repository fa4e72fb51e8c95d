"""litellm: headers by keyword, module-wide headers, and metadata that stays at home."""
import litellm

litellm.suppress_debug_info = True
TAGS = {"x-team-id": "lite", "x-cost-center": "cc-13", "x-service": "lite", "x-environment": "prod"}
MESSAGES = [{"role": "user", "content": "hi"}]
call = litellm.completion


def by_headers(cid):
    return call(model="openai/gpt-4o", messages=MESSAGES, extra_headers={**TAGS, "x-correlation-id": cid})


def by_options(cid):
    options = {"model": "openai/gpt-4o", "messages": MESSAGES}
    options |= {"extra_headers": TAGS, "metadata": {"correlation_id": cid}}
    return call(**options)


def embed(cid):
    return litellm.embedding(model="openai/text-embedding-3-small", input=["a"], extra_headers={**TAGS, "x-correlation-id": cid})


def main():
    by_headers("1")
    by_options("2")
    embed("3")
