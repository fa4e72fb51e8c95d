"""__post_init__ fills a field from others; a subclass changes a default."""
from dataclasses import asdict, dataclass, field

from openai import OpenAI


@dataclass(kw_only=True)
class Tags:
    team_id: str
    cost_center: str = "cc-1036"
    service: str = "quiz"
    environment: str = "prod"
    correlation_id: str = field(init=False, default="")

    def __post_init__(self):
        if self.team_id:
            self.correlation_id = f"{self.team_id}-{self.service}"


@dataclass(kw_only=True)
class LabTags(Tags):
    environment: str = ""


def ask(text, tags: Tags):
    return OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], metadata=asdict(tags))


def ask_lab(text):
    return ask(text, LabTags(team_id="quiz"))


def main():
    ask("a", Tags(team_id="quiz"))
    ask_lab("a")
    ask("b", Tags(team_id=""))
