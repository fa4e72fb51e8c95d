"""Dataclasses: __post_init__ of a base that a subclass replaces, a field that a subclass gives another default, eq."""
from dataclasses import asdict, dataclass, field

from anthropic import Anthropic

api = Anthropic()


@dataclass
class Tags:
    team_id: str = "dc"
    cost_center: str = ""
    service: str = "dc"
    environment: str = "prod"
    correlation_id: str = field(default="", kw_only=True)

    def __post_init__(self):
        self.cost_center = self.cost_center or "cc-6"
        self.correlation_id = self.correlation_id or "auto"


@dataclass
class Quiet(Tags):
    def __post_init__(self):
        self.service = "quiet"


@dataclass
class Loud(Tags):
    def __post_init__(self):
        super().__post_init__()
        self.service = "loud"


@dataclass
class Blank(Tags):
    environment: str = ""


def send(text, tags):
    headers = {"x-" + k.replace("_", "-"): v for k, v in asdict(tags).items()}
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def plain(text):
    return send(text, Tags())


def quiet(text):
    return send(text, Quiet())


def loud(text):
    return send(text, Loud())


def blank(text):
    return send(text, Blank())


def main():
    plain("a")
    quiet("b")
    loud("c")
    blank("d")
