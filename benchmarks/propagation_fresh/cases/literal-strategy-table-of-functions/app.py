from collections.abc import Callable
from typing import Final, Literal

from groq import Groq
from mistralai.client import Mistral
from openai import OpenAI

Tier = Literal["cheap", "fast", "best"]
BASE: Final = {"x-team-id": "routing", "x-cost-center": "cc-2316", "x-service": "tiers", "x-environment": "prod"}


def _cheap(prompt: str, correlation: str) -> str:
    with Mistral(api_key="stub") as client:
        answer = client.chat.complete(
            model="mistral-small-latest", messages=[{"role": "user", "content": prompt}],
            http_headers={**BASE, "x-correlation-id": correlation})
        return answer.choices[0].message.content


def _fast(prompt: str, correlation: str) -> str:
    answer = Groq().chat.completions.create(
        model="llama-3.3-70b", messages=[{"role": "user", "content": prompt}],
        extra_headers={**BASE, "x-correlation-id": correlation})
    return answer.choices[0].message.content


def _best(prompt: str, correlation: str) -> str:
    return OpenAI().responses.create(model="gpt-5", input=prompt, user=correlation, extra_headers=BASE).output_text


STRATEGIES: dict[Tier, Callable[[str, str], str]] = {"cheap": _cheap, "fast": _fast, "best": _best}


def route(prompt: str, *, tier: Tier = "cheap", correlation: str) -> str:
    return STRATEGIES[tier](prompt, correlation)


def main():
    route("hello", correlation="c-1")
    route("hello", tier="fast", correlation="c-2")
    route("hello", tier="best", correlation="c-3")
