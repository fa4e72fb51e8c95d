import litellm
from litellm import completion as complete

TAGS = {"team_id": "l", "cost_center": "cc", "service": "l", "environment": "prod", "correlation_id": "1"}
HEADERS = {f"x-{k.replace('_', '-')}": v for k, v in TAGS.items()}


def call(model, prompt, *, tags=None, **params):
    if tags:
        params["extra_headers"] = {f"x-{k}".replace("_", "-"): str(v) for k, v in tags.items()}
    return litellm.completion(model=model, messages=[{"role": "user", "content": prompt}], **params)


def via_call():
    return call("openai/gpt-4o", "x", tags=TAGS, temperature=0)


def via_call_without():
    return call("openai/gpt-4o", "x", temperature=0)


def direct():
    return complete(model="anthropic/claude-haiku-4-5", messages=[{"role": "user", "content": "x"}], extra_headers=HEADERS)


def metadata_is_for_logs():
    return complete(model="openai/gpt-4o", messages=[{"role": "user", "content": "x"}], metadata=TAGS)


def embedding():
    return litellm.embedding(model="openai/text-embedding-3-small", input=["x"], extra_headers=HEADERS)


def main():
    via_call()
    via_call_without()
    direct()
    metadata_is_for_logs()
    embedding()
