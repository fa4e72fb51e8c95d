from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Out:
    def __init__(self):
        self._llm = OpenAI(default_headers=TAGS)

    @property
    def llm(self):
        return self._llm

    @llm.setter
    def llm(self, value):
        self._llm = value


out = Out()


def change():
    out.llm = OpenAI()


def ask(text):
    return out.llm.responses.create(model="gpt-4o", input=text, extra_headers={})


def ask_after(text):
    return out.llm.responses.create(model="gpt-4o", input=text, extra_headers={})


def main():
    ask("a")
    change()
    ask_after("b")
