from collections.abc import Callable
from typing import Any

from anthropic import Anthropic
from groq import Groq
from openai import OpenAI

TAGS = {"x-team-id": "reg", "x-cost-center": "cc", "x-service": "reg", "x-environment": "prod"}


def make_openai(**kw):
    return OpenAI(default_headers=TAGS, **kw)


def make_groq(**kw):
    return Groq(**kw)


BUILDERS: dict[str, Callable[..., Any]] = {
    "openai": make_openai,
    "groq": make_groq,
    "anthropic": lambda **kw: Anthropic(default_headers=dict(TAGS), **kw),
}


class Pool:
    _made: dict[str, Any] = {}

    @classmethod
    def get(cls, name):
        if name not in cls._made:
            cls._made[name] = BUILDERS[name](max_retries=1)
        return cls._made[name]


def chat(cid):
    return BUILDERS["openai"]().chat.completions.create(model="gpt-4o", messages=[], extra_headers={"x-correlation-id": cid})


def fast(cid):
    return BUILDERS["groq"]().chat.completions.create(model="llama-3.3-70b", messages=[{"role": "user", "content": "x"}],
                                                     extra_headers={"x-correlation-id": cid})


def claude(cid):
    return Pool.get("anthropic").messages.create(model="claude-haiku-4-5", max_tokens=3,
                                                 messages=[{"role": "user", "content": "x"}],
                                                 extra_headers={"x-correlation-id": cid})


def either(name, cid):
    return Pool.get(name).chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}],
                                                  extra_headers={"x-correlation-id": cid})


def main():
    chat("1")
    fast("2")
    claude("3")
    either("openai", "4")
    either("groq", "5")
