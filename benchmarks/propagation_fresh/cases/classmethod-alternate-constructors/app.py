from openai import OpenAI


class Agent:
    service = "agent"
    env = None

    def __init__(self, headers):
        self.llm = OpenAI(default_headers=headers)

    @classmethod
    def for_run(cls, run, **extra):
        headers = {"x-team-id": "ca", "x-cost-center": "cc-348", "x-service": cls.service, "x-correlation-id": run, **extra}
        if cls.env:
            headers["x-environment"] = cls.env
        return cls(headers)

    @staticmethod
    def model():
        return "gpt-4o-mini"

    def work(self, text):
        return self.llm.responses.create(model=self.model(), input=text)


class Prod(Agent):
    env = "prod"


class Lab(Agent):
    service = "lab"

    @staticmethod
    def model():
        return "gpt-4o"

    def work(self, text):
        return self.llm.responses.create(model=self.model(), input="lab " + text)


def main():
    Prod.for_run("r1").work("a")
    Lab.for_run("r2", **{"x-environment": "lab"}).work("b")
    Agent.for_run("r3").work("c")
