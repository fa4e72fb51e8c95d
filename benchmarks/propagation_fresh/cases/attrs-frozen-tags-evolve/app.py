import attrs
from anthropic import Anthropic


@attrs.frozen(kw_only=True)
class Tags:
    team: str
    center: str
    service: str
    env: str = "prod"
    correlation: str = attrs.field(default="", converter=str.strip)

    def as_headers(self):
        names = {"team": "x-team-id", "center": "x-cost-center", "service": "x-service", "env": "x-environment",
                 "correlation": "x-correlation-id"}
        return {names[key]: value for key, value in attrs.asdict(self).items()}


CLIENT = Anthropic()
TAGS = Tags(team="archive", center="cc-2344", service="ocr-cleanup")


def clean(page: str, number: int):
    tags = attrs.evolve(TAGS, correlation=f"page-{number}")
    return CLIENT.messages.create(model="claude-haiku-4-5", max_tokens=500, extra_headers=tags.as_headers(),
                                  messages=[{"role": "user", "content": page}])


def index(page: str):
    tags = attrs.evolve(TAGS, service="ocr-index")
    return CLIENT.messages.create(model="claude-haiku-4-5", max_tokens=500, extra_headers=tags.as_headers(),
                                  messages=[{"role": "user", "content": page}])


def main():
    clean("page one", 1)
    index("page one")
