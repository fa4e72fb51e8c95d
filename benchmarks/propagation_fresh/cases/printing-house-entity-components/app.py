"""Entities are bags of components; systems run over those that have what they need."""
from dataclasses import dataclass

from openai import OpenAI

client = OpenAI()


@dataclass
class Owned:
    team: str
    center: str


@dataclass
class Traced:
    trace: str


@dataclass
class Text:
    words: str


class World:
    def __init__(self):
        self.entities = []

    def spawn(self, *components):
        self.entities.append({type(c): c for c in components})

    def having(self, *kinds):
        return [tuple(entity[k] for k in kinds) for entity in self.entities if all(k in entity for k in kinds)]


def proofread(world):
    for owned, traced, text in world.having(Owned, Traced, Text):
        client.responses.create(model="gpt-4o-mini", input=text.words, extra_headers={
            "x-team-id": owned.team, "x-cost-center": owned.center, "x-service": "proof", "x-environment": "prod",
            "x-correlation-id": traced.trace})


def count(world):
    for owned, text in world.having(Owned, Text):
        client.responses.create(model="gpt-4o-mini", input=text.words, extra_headers={
            "x-team-id": owned.team, "x-cost-center": owned.center, "x-service": "count", "x-environment": "prod"})


def main():
    world = World()
    world.spawn(Owned("print", "cc-4043"), Traced("w-1"), Text("a"))
    world.spawn(Owned("print", "cc-4043"), Text("b"))
    proofread(world)
    count(world)
