"""text_completion, responses and batch_completion take headers as completion does."""
import litellm

TAGS = {"x-team-id": "le", "x-cost-center": "cc-470", "x-service": "le", "x-environment": "prod", "x-correlation-id": "1"}
COMMON = {"model": "openai/gpt-4o-mini", "api_key": "k", "num_retries": 0}


def old_style(text):
    return litellm.text_completion(model="text-completion-openai/gpt-3.5-turbo-instruct", prompt=text, extra_headers=TAGS)


def many(texts):
    return litellm.batch_completion(messages=[[{"role": "user", "content": t}] for t in texts], extra_headers=TAGS, **COMMON)


def common(text):
    return litellm.completion(**{**COMMON, "messages": [{"role": "user", "content": text}], "user": "le"})


def common_tagged(text):
    return litellm.completion(**COMMON | {"messages": [{"role": "user", "content": text}], "extra_headers": dict(TAGS)})


def main():
    old_style("a")
    many(["a", "b"])
    common("a")
    common_tagged("a")
