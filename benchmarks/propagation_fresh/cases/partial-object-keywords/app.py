from functools import partial

import litellm

litellm.suppress_debug_info = True
OWNER = {"x-team-id": "po", "x-cost-center": "cc-352", "x-service": "po", "x-environment": "prod"}

base = partial(litellm.completion, model="openai/gpt-4o-mini", extra_headers=OWNER)
traced = partial(base, extra_headers={**base.keywords["extra_headers"], "x-correlation-id": "p"})


def ask(text):
    return traced(messages=[{"role": "user", "content": text}])


def ask_base(text):
    return base(messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_base("a")
