from functools import cached_property

from openai import OpenAI


class Coach:
    TEAM = "gym"
    ENV = "prod"
    extra: dict = {}

    @cached_property
    def client(self):
        return OpenAI(default_headers={"x-team-id": self.TEAM, "x-cost-center": "cc-13", "x-environment": self.ENV})

    @classmethod
    def for_service(cls, name):
        coach = cls()
        coach.extra = {"x-service": name}
        return coach

    def ask(self, text, cid):
        return self.client.responses.create(model="gpt-4o", input=text,
                                            extra_headers={**self.extra, "x-correlation-id": cid})

    def plan(self, text, cid):
        return self.client.responses.create(model="gpt-4o", input=text,
                                            extra_headers=type(self).extra | {"x-correlation-id": cid})


class YogaCoach(Coach):
    TEAM = "yoga"
    extra = {"x-service": "yoga"}


def main():
    Coach.for_service("gym").ask("squat", "1")
    YogaCoach().ask("tree", "2")
    YogaCoach().plan("week", "3")
    Coach.for_service("gym").plan("week", "4")
