import importlib

import litellm

litellm.suppress_debug_info = True
TAGS = {"x-team-id": "gm", "x-cost-center": "cc-433", "x-service": "gm", "x-environment": "prod", "x-correlation-id": "1"}


def client(path):
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name)()


def ask(text):
    return client("openai:OpenAI").responses.create(model="gpt-4o", input=text, extra_headers=TAGS)


def call(name, **kwargs):
    return getattr(litellm, name)(**kwargs)


def main():
    ask("a")
    call("completion", model="openai/gpt-4o-mini", messages=[{"role": "user", "content": "a"}], extra_headers=TAGS)
    call("embedding", model="openai/text-embedding-3-small", input=["a"])
