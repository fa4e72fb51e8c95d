from dataclasses import dataclass, field

from openai import OpenAI

_UNSET = object()
STANDARD = {"x-team-id": "sd", "x-cost-center": "cc-408", "x-service": "sd", "x-environment": "prod"}


@dataclass
class Options:
    headers: dict = field(default_factory=lambda: dict(STANDARD))
    model: str = "gpt-4o"


class Writer:
    def __init__(self, options=None, correlation=_UNSET):
        self.options = options if options is not None else Options()
        if correlation is not _UNSET:
            self.options.headers["x-correlation-id"] = correlation

    def write(self, text):
        return OpenAI().responses.create(model=self.options.model, input=text, extra_headers=self.options.headers)


def main():
    Writer(correlation="1").write("a")
    Writer(Options(headers={**STANDARD, "x-correlation-id": "2"})).write("b")
    Writer().write("c")
