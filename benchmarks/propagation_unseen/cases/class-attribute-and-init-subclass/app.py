from typing import ClassVar

from openai import OpenAI


class Task:
    client: ClassVar[OpenAI] = OpenAI()
    headers: ClassVar[dict[str, str]] = {"x-environment": "prod"}
    registry: ClassVar[dict[str, type["Task"]]] = {}

    def __init_subclass__(cls, *, team=None, **kw):
        super().__init_subclass__(**kw)
        cls.headers = {**cls.headers, "x-service": cls.__name__}
        if team:
            cls.headers["x-team-id"] = team
        Task.registry[cls.__name__] = cls

    @classmethod
    def tags(cls):
        return cls.headers | {"x-cost-center": "cc", "x-correlation-id": "1"}


class Summary(Task, team="docs"):
    def run(self):
        return self.client.responses.create(model="gpt-5", input="x", extra_headers=self.tags())


class Title(Task):
    def run(self):
        return self.client.responses.create(model="gpt-5", input="x", extra_headers=self.tags())


class Subtitle(Summary, team=None):
    def go(self):
        return self.client.responses.create(model="gpt-5", input="x", extra_headers=self.tags())


def main():
    Summary().run()
    Title().run()
    Subtitle().go()
    for cls in list(Task.registry.values()):
        if hasattr(cls, "go"):
            cls().go()
