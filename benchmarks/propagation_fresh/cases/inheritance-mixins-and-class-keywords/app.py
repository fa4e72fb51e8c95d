import anthropic


class OwnerMixin:
    def __init_subclass__(cls, team=None, center=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.owner = {"x-team-id": team, "x-cost-center": center} if team and center else {}


class StageMixin:
    stage = "prod"

    @property
    def headers(self):
        return {**self.owner, "x-service": type(self).__name__.lower(), "x-environment": self.stage, "x-correlation-id": "1"}


class Bot(OwnerMixin, StageMixin):
    def __init__(self):
        self.api = anthropic.Anthropic()

    def say(self, text):
        return self.api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=self.headers,
                                        messages=[{"role": "user", "content": text}])


class Sales(Bot, team="sales", center="cc-2031"):
    pass


class Intern(Bot, team="sales"):
    stage = "lab"


def main():
    Sales().say("a")
    Intern().say("b")
