"""When the first model is busy, a cheaper one is asked with other parameters."""
import os

import litellm

OWNER = {"x-team-id": "quay", "x-cost-center": "cc-920", "x-service": "customs", "x-environment": "prod"}
BASE = os.environ["OPENAI_BASE_URL"]


def clear(text, cid):
    headers = {**OWNER, "x-correlation-id": cid}
    try:
        return litellm.completion(model="openai/gpt-4o-busy", messages=[{"role": "user", "content": text}],
                                  extra_headers=headers, num_retries=0, max_retries=0)
    except litellm.RateLimitError:
        return litellm.completion(model="openai/gpt-4o-mini", api_base=BASE, extra_headers=OWNER,
                                  messages=[{"role": "user", "content": text}])


def main():
    clear("crate", "q-1")
