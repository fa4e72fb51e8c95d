"""Tutors: class keywords become the owner's headers."""
from anthropic import Anthropic

SHARED = {"x-service": "tutor", "x-environment": "prod"}


class Tutor:
    headers = SHARED

    def __init_subclass__(cls, *, team=None, center=None, **kwargs):
        super().__init_subclass__(**kwargs)
        own = {}
        if team:
            own["x-team-id"] = team
        if center:
            own["x-cost-center"] = center
        cls.headers = {**cls.headers, **own}

    def teach(self, text, lesson):
        return Anthropic().messages.create(model="claude-3-5-haiku-latest", max_tokens=30,
                                           messages=[{"role": "user", "content": text}],
                                           extra_headers=self.headers | {"x-correlation-id": lesson})


class Maths(Tutor, team="maths", center="cc-1"):
    pass


class Algebra(Maths, team="algebra"):
    pass


class Art(Tutor, team="art"):
    pass


def main():
    Maths().teach("a", "l-1")
    Algebra().teach("b", "l-2")
    Art().teach("c", "l-3")
