import litellm
from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "sa", "x-cost-center": "cc", "x-service": "sa", "x-environment": "prod", "x-correlation-id": "1"}


def forward(fn, *args, **kwargs):
    return fn(*args, **kwargs)


def swap(fn, kwargs, *args):
    return fn(*args, **kwargs)


def a():
    return forward(client.responses.create, model="gpt-5", input="x", extra_headers=FULL)


def b():
    return forward(litellm.completion, "openai/gpt-4o", [{"role": "user", "content": "x"}], extra_headers=FULL)


def c():
    call = (client.chat.completions.create, {"model": "gpt-4o", "messages": []})
    return swap(*call)


def d():
    positional = ["openai/gpt-4o"]
    positional += [[{"role": "user", "content": "x"}]]
    named = dict(extra_headers={**FULL, "x-cost-center": None})
    named["extra_headers"].pop("x-cost-center")
    return forward(litellm.completion, *positional, **named)


def main():
    a()
    b()
    c()
    d()
