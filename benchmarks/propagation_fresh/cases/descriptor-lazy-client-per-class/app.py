from openai import OpenAI


class Lazy:
    def __init__(self, **headers):
        self.headers = headers

    def __set_name__(self, owner, name):
        self.slot = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        if self.slot not in obj.__dict__:
            obj.__dict__[self.slot] = OpenAI(default_headers={**self.headers, **obj.tags})
        return obj.__dict__[self.slot]


class Desk:
    llm = Lazy(**{"x-team-id": "lz", "x-cost-center": "cc-60", "x-service": "desk", "x-environment": "prod"})

    def __init__(self, **tags):
        self.tags = tags

    def answer(self, text):
        return self.llm.responses.create(model="gpt-4o", input=text)


def main():
    Desk(**{"x-correlation-id": "d-1"}).answer("a")
    Desk().answer("b")
