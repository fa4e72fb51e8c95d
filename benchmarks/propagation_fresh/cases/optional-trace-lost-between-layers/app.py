"""The trace number is optional in every layer; one path drops it."""
from mistralai.client import Mistral

mistral = Mistral(api_key="stub")


def _headers(trace):
    base = {"x-team-id": "travel", "x-cost-center": "cc-3310", "x-service": "itinerary", "x-environment": "prod"}
    return base | ({"x-correlation-id": trace} if trace is not None else {})


def _complete(text, trace=None):
    return mistral.chat.complete(
        model="mistral-small-latest", messages=[{"role": "user", "content": text}], http_headers=_headers(trace))


def plan(city, trace=None):
    return _complete(f"Three days in {city}", trace)


def pack(city, trace=None):
    return _complete(f"What to pack for {city}")


def main():
    plan("Oslo", trace="o-1")
    pack("Oslo", trace="o-2")
