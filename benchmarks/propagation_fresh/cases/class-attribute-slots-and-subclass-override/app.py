import anthropic


class Guide:
    __slots__ = ("trip",)
    claude = anthropic.Anthropic()
    tags = {"x-team-id": "trip", "x-cost-center": "cc-1035", "x-service": "guide"}

    def __init__(self, trip):
        self.trip = trip

    @classmethod
    def configure(cls, **more):
        cls.tags = {**cls.tags, **{"x-" + k: v for k, v in more.items()}}

    def tell(self, text):
        return self.claude.messages.create(model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
                                           extra_headers={**type(self).tags, "x-correlation-id": self.trip})


class NightGuide(Guide):
    tags = {"x-team-id": "trip", "x-service": "night"}


def main():
    Guide.configure(environment="prod")
    Guide("t-1").tell("a")
    NightGuide.configure(environment="prod")
    NightGuide("t-2").tell("b")
