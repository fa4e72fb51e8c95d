"""get() makes the instance once; reset() lets the next caller set other tags."""
from openai import OpenAI


class Hub:
    _it: "Hub | None" = None

    def __init__(self, tags):
        self.sdk = OpenAI(default_headers=tags)

    @classmethod
    def get(cls, **tags) -> "Hub":
        if cls._it is None:
            cls._it = cls({"x-" + k.replace("_", "-"): v for k, v in tags.items()})
        return cls._it

    @staticmethod
    def reset():
        Hub._it = None

    def ask(self, text):
        return self.sdk.responses.create(model="gpt-4o", input=text)


OWNER = dict(team_id="hub", cost_center="cc-1048", service="hub", environment="prod")


def main():
    Hub.get(**OWNER, correlation_id="1").ask("a")
    Hub.get().ask("b")
    Hub.reset()
    Hub.get(**OWNER).ask("c")
