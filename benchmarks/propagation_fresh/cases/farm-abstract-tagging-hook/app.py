"""A base class sends; what is sent along is a hook of its subclasses, one of which forgets to ask its parent."""
import abc

from anthropic import Anthropic


class Advisor(abc.ABC):
    model = "claude-haiku-4-5"
    owner = {"x-team-id": "farm", "x-environment": "prod"}

    def __init__(self):
        self.client = Anthropic()

    def tags(self):
        return dict(self.owner)

    @property
    @abc.abstractmethod
    def name(self): ...

    def advise(self, text):
        headers = self.tags()
        headers["x-correlation-id"] = f"{self.name}-1"
        return self.client.messages.create(model=self.model, max_tokens=6, extra_headers=headers,
                                           messages=[{"role": "user", "content": text}])


class Crop(Advisor):
    name = "crop"

    def tags(self):
        return super().tags() | {"x-cost-center": "cc-crop", "x-service": self.name}


class Wheat(Crop):
    owner = {**Crop.owner, "x-region": "north"}


class Barn(Advisor):
    name = "barn"

    def tags(self):
        return {"x-cost-center": "cc-barn", "x-service": self.name}


def main():
    for kind in (Crop, Wheat, Barn):
        kind().advise("a")
