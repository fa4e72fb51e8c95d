"""Courier: descriptors name the header that an attribute feeds; one of them has no value by default."""
from openai import OpenAI


class Tag:
    def __init__(self, header, default=None):
        self.header = header
        self.default = default

    def __set_name__(self, owner, name):
        self.slot = "_" + name
        owner.tags = [*getattr(owner, "tags", []), self]

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.slot, self.default)

    def __set__(self, instance, value):
        setattr(instance, self.slot, value)


class Job:
    team = Tag("x-team-id", "courier")
    center = Tag("x-cost-center", "cc-84")
    service = Tag("x-service", "eta-text")
    environment = Tag("x-environment", "prod")
    correlation = Tag("x-correlation-id")

    def headers(self):
        pairs = ((tag.header, tag.__get__(self)) for tag in type(self).tags)
        return {name: value for name, value in pairs if value is not None}

    def run(self, text):
        return OpenAI().chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": text}],
                                                extra_headers=self.headers())


def tracked(text, parcel):
    job = Job()
    job.correlation = parcel
    return job.run(text)


def untracked(text):
    return Job().run(text)


def main():
    tracked("a", "p-1")
    untracked("b")
