from functools import cached_property, lru_cache

import openai

OWNER = {"x-team-id": "cp", "x-cost-center": "cc-935", "x-service": "cp", "x-environment": "prod"}


@lru_cache(maxsize=None)
def shared(cid=None):
    headers = OWNER if cid is None else {**OWNER, "x-correlation-id": cid}
    return openai.OpenAI(default_headers=headers)


class Desk:
    def __init__(self, name):
        self.name = name

    @cached_property
    def llm(self):
        return openai.OpenAI(default_headers={**OWNER, "x-correlation-id": self.name})

    def ask(self, text):
        return self.llm.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def ask_shared(text, cid):
    return shared(cid).chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def ask_default(text):
    return shared().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def main():
    Desk("front").ask("a")
    ask_shared("a", "s-1")
    ask_default("a")
