from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Tagged(type):
    def __call__(cls, *args, **kw):
        kw.setdefault("headers", cls.tags)
        return super().__call__(*args, **kw)


class Base(metaclass=Tagged):
    tags = {}

    def __init__(self, *, headers):
        self.headers = headers


class Good(Base):
    tags = TAGS

    def ask(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


class Bad(Base):
    def ask(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


def main():
    Good().ask("a")
    Bad().ask("b")
