"""Properties without a body, of protocols and abstract bases: what they give, the objects of the callers say."""

from abc import ABC, abstractmethod
from typing import Protocol

from openai import OpenAI

client = OpenAI()


class HasTags(Protocol):
    @property
    def tags(self) -> dict[str, str]: ...


class Tagged(ABC):
    @property
    @abstractmethod
    def tags(self) -> dict[str, str]:
        raise NotImplementedError


class Plain:
    tags = {"team_id": "a", "correlation_id": "1"}


class Computed:
    @property
    def tags(self):
        return {"team_id": "a", "correlation_id": "1"}


class Lacking(Tagged):
    @property
    def tags(self):
        return {"team_id": "a"}


def by_attribute(job: HasTags):
    client.chat.completions.create(model="m", messages=[], metadata=job.tags)  # expect: pass


def by_property(job: HasTags):
    client.chat.completions.create(model="m", messages=[], metadata=job.tags)  # expect: pass


def by_subclass(job: Tagged):
    client.chat.completions.create(model="m", messages=[], metadata=job.tags)  # expect: fail correlation_id


def main():
    by_attribute(Plain())
    by_property(Computed())
    by_subclass(Lacking())
