from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Base:
    client = None
    tags = {}

    @classmethod
    def setup(cls, **tags):
        cls.client = OpenAI()
        cls.tags = tags

    @classmethod
    def ask(cls, text):
        return cls.client.responses.create(model="gpt-4o", input=text, extra_headers=cls.tags)


class A(Base):
    pass


class B(Base):
    @classmethod
    def ask(cls, text):
        return cls.client.responses.create(model="gpt-4o", input=text, extra_headers=cls.tags)


def main():
    Base.setup()
    A.setup(**TAGS)
    A.ask("a")
    B.ask("b")
