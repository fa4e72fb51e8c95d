import cohere
from groq import AsyncGroq, Groq
from mistralai.client import Mistral

OWNER = {"x-team-id": "os", "x-cost-center": "cc-1", "x-service": "os", "x-environment": "prod", "x-correlation-id": "1"}
co = cohere.ClientV2()
groq = Groq(default_headers={k: v for k, v in OWNER.items() if k != "x-correlation-id"})
mistral = Mistral(api_key="stub")
M = [{"role": "user", "content": "x"}]


def a():
    return co.chat(model="command-r", messages=M, request_options={"additional_headers": OWNER})


def b():
    return co.chat(model="command-r", messages=M)


def c():
    return mistral.chat.complete(model="mistral-small", messages=M, http_headers=OWNER)


def d():
    return mistral.chat.complete(model="mistral-small", messages=M)


def e():
    return groq.chat.completions.create(model="llama", messages=M, extra_headers={"x-correlation-id": "2"})


def f():
    return groq.chat.completions.create(model="llama", messages=M)


def g():
    return groq.with_options(default_headers={"X-Correlation-ID": "3"}).chat.completions.create(model="llama", messages=M)


def main():
    for fn in (a, b, c, d, e, f, g):
        fn()
