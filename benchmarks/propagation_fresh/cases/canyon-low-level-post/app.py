"""The SDK's own low-level post(), for a beta parameter that no method knows yet."""
from openai import OpenAI
from openai.types.chat import ChatCompletion

client = OpenAI(default_headers={"x-team-id": "canyon", "x-cost-center": "cc-904", "x-service": "trail"})


def suggest(text):
    body = {"model": "gpt-4o", "messages": [{"role": "user", "content": text}], "beta_depth": 3}
    return client.post("/chat/completions", cast_to=ChatCompletion, body=body,
                       options={"headers": {"x-environment": "prod", "x-correlation-id": "c-1"}})


def suggest_quick(text):
    body = {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": text}]}
    return client.post("/chat/completions", cast_to=ChatCompletion, body=body)


def main():
    suggest("a")
    suggest_quick("b")
