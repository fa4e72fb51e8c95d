from pydantic import BaseModel

from extraction import Extractor


class Person(BaseModel):
    name: str
    age: int


class Place(BaseModel):
    city: str


OWNER = {"x-team-id": "ex", "x-cost-center": "cc-3", "x-service": "ex", "x-environment": "prod"}
people = Extractor(Person, owner=OWNER)
places = Extractor[Place](Place)


def main():
    people("a", "p-1")
    people.raw("b")
    places("c", "p-2")
