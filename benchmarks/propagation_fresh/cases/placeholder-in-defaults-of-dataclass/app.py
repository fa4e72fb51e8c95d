from dataclasses import dataclass

from openai import OpenAI


@dataclass
class Tags:
    team: str = "changeme"
    center: str = "cc-2026"
    service: str = "ph"
    env: str = "none"
    cid: str = "-"

    @property
    def headers(self):
        return {"x-team-id": self.team, "x-cost-center": self.center, "x-service": self.service,
                "x-environment": self.env, "x-correlation-id": self.cid}


def ask(text, tags):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=tags.headers)


def main():
    ask("a", Tags(team="core", env="prod", cid="1"))
    ask("b", Tags(cid="2", env="prod"))
    ask("c", Tags(team="core", center="null"))
