"""litellm.headers set at start-up serves calls without headers of their own; extra_headers replaces it."""
import litellm

litellm.headers = {"x-team-id": "gw", "x-cost-center": "cc-306", "x-service": "gw", "x-environment": "prod"}


def stream(text, cid):
    parts = litellm.completion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": text}],
                               stream=True, extra_headers={"x-correlation-id": cid})
    return [p for p in parts]


def once(text):
    return litellm.completion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": text}])


def main():
    stream("a", "g-1")
    once("a")
