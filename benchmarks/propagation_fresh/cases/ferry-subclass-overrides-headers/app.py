from openai import OpenAI


class FerryAI(OpenAI):
    """Knows who pays."""

    line = "ferry"

    def __init__(self, *, crossing, **kw):
        headers = {"x-team-id": self.line, "x-cost-center": "cc-8", "x-service": self.line + "-desk",
                   "x-environment": "prod", "x-correlation-id": crossing}
        super().__init__(default_headers={**headers, **kw.pop("default_headers", {})}, **kw)


class NightFerryAI(FerryAI):
    line = "night"

    def __init__(self, crossing):
        super().__init__(crossing=crossing, default_headers={"x-cost-center": ""})


def day(text):
    return FerryAI(crossing="d-1").responses.create(model="gpt-4o", input=text)


def night(text):
    return NightFerryAI("n-1").responses.create(model="gpt-4o", input=text)


def main():
    day("a")
    night("b")
