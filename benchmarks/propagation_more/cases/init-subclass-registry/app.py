"""__init_subclass__ registers the workers; all() runs each, a class keyword sets its service."""
import anthropic


class Worker:
    kinds = {}
    tags = {"x-team-id": "is", "x-cost-center": "cc-457", "x-environment": "prod"}

    def __init_subclass__(cls, service="", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.service = service
        Worker.kinds[cls.__name__] = cls

    def __init__(self):
        self.sdk = anthropic.Anthropic(default_headers={**self.tags, "x-correlation-id": "w"})


class Summary(Worker, service="summary"):
    def run(self, text):
        return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers={"x-service": self.service},
                                        messages=[{"role": "user", "content": text}])


class Label(Worker):
    def run(self, text):
        return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers={"x-service": self.service},
                                        messages=[{"role": "user", "content": text}])


def main():
    for name in ("Summary", "Label"):
        Worker.kinds[name]().run("a")
