from dataclasses import dataclass
from functools import singledispatch

import anthropic
from openai import OpenAI

TAGS = {"x-team-id": "tower", "x-cost-center": "cc-71", "x-service": "atc", "x-environment": "prod"}


@dataclass
class Landing:
    flight: str


@dataclass
class Takeoff:
    flight: str
    runway: int = 1


@singledispatch
def clear(event):
    raise TypeError(event)


@clear.register
def _(event: Landing):
    return OpenAI().responses.create(model="gpt-4o", input=event.flight, extra_headers=TAGS | {"x-correlation-id": event.flight})


@clear.register(Takeoff)
def _takeoff(event):
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=TAGS,
                                                 messages=[{"role": "user", "content": event.flight}])


def correlate(event):
    match event:
        case Landing(flight=f):
            return {"x-correlation-id": f}
        case Takeoff(runway=2):
            return {"x-correlation-id": "second"}
        case _:
            return {}


def log(event):
    return OpenAI().responses.create(model="gpt-4o-mini", input=event.flight, extra_headers={**TAGS, **correlate(event)})


def main():
    clear(Landing("LH1"))
    clear(Takeoff("LH2"))
    log(Landing("LH3"))
    log(Takeoff("LH4", 2))
    log(Takeoff("LH5"))
