"""Handlers are found by the annotation of their first parameter."""
import inspect
from dataclasses import dataclass

from openai import OpenAI

client = OpenAI()
HANDLERS = {}


def handles(function):
    first = next(iter(inspect.signature(function).parameters.values()))
    HANDLERS[first.annotation] = function
    return function


@dataclass
class Arrived:
    truck: str


@dataclass
class Left:
    truck: str


def tags(truck):
    return {"x-team-id": "depot", "x-cost-center": "cc-4044", "x-service": "gates", "x-environment": "prod",
            "x-correlation-id": truck}


@handles
def on_arrival(event: Arrived, headers):
    client.responses.create(model="gpt-4o-mini", input=event.truck, extra_headers=headers)


@handles
def on_leave(event: Left, headers):
    client.responses.create(model="gpt-4o-mini", input=event.truck)


def publish(event):
    HANDLERS[type(event)](event, tags(event.truck))


def main():
    publish(Arrived("t-1"))
    publish(Left("t-1"))
