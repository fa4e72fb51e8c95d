from openai import OpenAI

from .agents import ROSTER


class Office:
    def __init__(self, client):
        self._agents = {cls.name: cls(client, self) for cls in ROSTER}

    def start(self, name, task, context):
        return self._agents[name].run(task, context)


def build_office():
    return Office(OpenAI(max_retries=0))
