from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Lazy:
    def __init__(self):
        self.headers = dict(TAGS)
        self.made = None

    def get(self):
        self.made = self.made or OpenAI(default_headers=self.headers)
        return self.made


one, two = Lazy(), Lazy()


def ask(lazy, text):
    return lazy.get().responses.create(model="gpt-4o", input=text)


def ask_two(lazy, text):
    return lazy.get().responses.create(model="gpt-4o", input=text)


def main():
    ask(one, "a")
    one.headers.clear()
    ask(one, "b")
    two.headers.pop("x-service")
    ask_two(two, "c")
