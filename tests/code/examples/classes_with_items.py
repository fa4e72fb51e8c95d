"""`Task["storyboard"]`: what a class gives for a key is what its `__class_getitem__` makes of it."""

from openai import OpenAI

TAGS = {"x-team-id": "a", "x-correlation-id": "1"}


class Task:
    registry = {}

    def __init_subclass__(cls, *, name, tagged=True):
        cls.name, cls.tagged = name, tagged
        Task.registry[name] = cls

    def __class_getitem__(cls, name):
        return cls.registry[name]()

    def headers(self, trace):
        headers = {"x-team-id": self.name}
        if self.tagged:
            headers["x-correlation-id"] = trace
        return headers


class Storyboard(Task, name="storyboard"):
    def run(self, text, trace):
        OpenAI().responses.create(model="m", input=text, extra_headers=self.headers(trace))  # expect: pass


class Mood(Task, name="mood", tagged=False):
    def run(self, text, trace):
        OpenAI().responses.create(model="m", input=text, extra_headers=self.headers(trace))  # expect: fail correlation_id


class Options:
    @classmethod
    def __class_getitem__(cls, name):
        return {"good": TAGS, "bad": {"x-team-id": name}}[name]


def main():
    Task["storyboard"].run("x", "1")
    Task["mood"].run("x", "1")
    OpenAI().responses.create(model="m", input="x", extra_headers=Options["good"])  # expect: pass
    OpenAI().responses.create(model="m", input="x", extra_headers=Options["bad"])  # expect: fail correlation_id
