"""A setter that cuts what it is given; a read-only property behind which a private name is changed."""
from anthropic import Anthropic

api = Anthropic()


class Tags:
    def __init__(self):
        self._team = ""
        self._center = "cc-23"

    @property
    def team(self):
        return self._team

    @team.setter
    def team(self, value):
        self._team = value.strip("-abc")

    @property
    def center(self):
        return self._center


def send(text, tags):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}], extra_headers={
        "x-team-id": tags.team, "x-cost-center": tags.center, "x-service": "ps", "x-environment": "prod", "x-correlation-id": "1"})


def kept(text):
    tags = Tags()
    tags.team = "search"
    return send(text, tags)


def cut_away(text):
    tags = Tags()
    tags.team = "abc-"
    return send(text, tags)


def behind(text):
    tags = Tags()
    tags.team = "search"
    tags._center = ""
    return send(text, tags)


def main():
    kept("a")
    cut_away("b")
    behind("c")
