import copy

from openai import OpenAI


class Prompt:
    def __init__(self, text=""):
        self.text = text
        self._tags = {"x-service": "bu", "x-environment": "prod"}

    def _with(self, **tags):
        new = copy.copy(self)
        new._tags = {**self._tags, **{f"x-{k.replace('_', '-')}": v for k, v in tags.items()}}
        return new

    def owner(self, team, center):
        return self._with(team_id=team, cost_center=center)

    def trace(self, cid):
        return self._with(correlation_id=cid)

    def send(self, client):
        return client.responses.create(model="gpt-4o", input=self.text, extra_headers=self._tags)


def main():
    client = OpenAI()
    base = Prompt("a").owner("bu", "cc-68")
    base.trace("t-1").send(client)
    base.send(client)
