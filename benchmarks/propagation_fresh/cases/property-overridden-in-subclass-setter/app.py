from openai import OpenAI


class Base:
    def __init__(self):
        self._tags = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}

    @property
    def tags(self):
        return self._tags

    @tags.setter
    def tags(self, value):
        self._tags = {**self._tags, **value}

    def ask(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.tags)


class Replacing(Base):
    @Base.tags.setter
    def tags(self, value):
        self._tags = value

    def ask(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.tags)


def main():
    base = Base()
    base.tags = {"x-service": "t"}
    base.ask("a")
    other = Replacing()
    other.tags = {"x-service": "t"}
    other.ask("b")
