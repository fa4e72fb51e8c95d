"""A metaclass gathers tags of all bases; a class may take one away by None."""
from openai import OpenAI


class TagsMeta(type):
    def __new__(mcs, name, bases, namespace):
        tags = {}
        for base in bases:
            tags.update(getattr(base, "tags", {}))
        tags.update(namespace.get("tags", {}))
        namespace["tags"] = {k: v for k, v in tags.items() if v is not None}
        return super().__new__(mcs, name, bases, namespace)


class Job(metaclass=TagsMeta):
    tags = {"x-team-id": "mc", "x-cost-center": "cc-53", "x-environment": "prod"}

    def run(self, text, cid):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={**self.tags, "x-correlation-id": cid})


class Clean(Job):
    tags = {"x-service": "clean"}


class Shadow(Job):
    tags = {"x-service": "shadow", "x-cost-center": None}


def main():
    Clean().run("a", "1")
    Shadow().run("b", "2")
