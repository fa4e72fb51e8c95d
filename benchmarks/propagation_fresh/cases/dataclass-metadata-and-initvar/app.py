from dataclasses import InitVar, dataclass, field, fields

from openai import OpenAI


@dataclass(slots=True)
class Tags:
    team: str = field(metadata={"header": "x-team-id"})
    center: str = field(metadata={"header": "x-cost-center"})
    app: str = field(metadata={"header": "x-service"})
    run: InitVar[int | None] = None
    stage: str = field(default="prod", metadata={"header": "x-environment"})
    correlation: str = field(default="", init=False, metadata={"header": "x-correlation-id"})

    def __post_init__(self, run):
        if run is not None:
            self.correlation = f"run-{run:04d}"

    def as_headers(self):
        return {f.metadata["header"]: getattr(self, f.name) for f in fields(self)}


def ask(tags, text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=tags.as_headers())


def main():
    ask(Tags("di", "cc-344", "di", 7), "a")
    ask(Tags("di", "cc-344", "di"), "b")
