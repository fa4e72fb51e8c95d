from typing import NamedTuple

from openai import OpenAI


class Ctx(NamedTuple):
    team_id: str
    cost_center: str
    service: str = "nt"
    environment: str = "prod"
    correlation_id: str = ""

    @property
    def metadata(self):
        return {k: v for k, v in self._asdict().items() if v}

    def child(self, suffix):
        return self._replace(correlation_id=f"{self.correlation_id or 'root'}.{suffix}")


ROOT = Ctx("nt", "cc-342")
client = OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, metadata=ROOT.child("1").metadata)


def ask_root(text):
    return client.responses.create(model="gpt-4o", input=text, metadata=ROOT.metadata)


def main():
    ask("a")
    ask_root("a")
