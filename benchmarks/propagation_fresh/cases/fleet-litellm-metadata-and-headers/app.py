"""LiteLLM by one function; what it sends hangs on whom it is for."""
import litellm

FLEET = {"team_id": "fleet", "cost_center": "cc-64", "service": "routes", "environment": "prod"}


def complete(text, *, tags, as_headers=False, **more):
    if as_headers:
        more["extra_headers"] = {"x-" + k.replace("_", "-"): v for k, v in tags.items()}
    else:
        more["extra_body"] = {"metadata": tags}
    return litellm.completion(model="openai/gpt-4o", messages=[{"role": "user", "content": text}], **more)


def embed(texts, tags):
    return litellm.embedding(model="openai/text-embedding-3-small", input=texts,
                             extra_headers={"x-" + k.replace("_", "-"): v for k, v in tags.items()})


def main():
    complete("a", tags={**FLEET, "correlation_id": "f-1"}, as_headers=True)
    complete("b", tags={**FLEET, "correlation_id": "f-2"})
    embed(["c"], {**FLEET, "correlation_id": "f-3"})
    embed(["d"], FLEET)
