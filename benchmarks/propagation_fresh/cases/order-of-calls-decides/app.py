"""The registry is complete only after the second registration; one report is sent in between."""
import anthropic

api = anthropic.Anthropic()


class Registry:
    def __init__(self):
        self.tags = {"x-team-id": "or", "x-cost-center": "cc-3003"}

    def add(self, **more):
        self.tags.update({"x-" + k.replace("_", "-"): v for k, v in more.items()})
        return self

    def report(self, text):
        return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                   extra_headers=self.tags)


def main():
    registry = Registry().add(service="or", environment="prod")
    registry.report("early")
    registry.add(correlation_id="1").report("late")
