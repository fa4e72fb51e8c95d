from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Repo:
    def __init__(self, llm):
        self.llm = llm

    def ask(self, text):
        return self.llm.responses.create(model="gpt-4o", input=text)

    def ask_after(self, text):
        return self.llm.responses.create(model="gpt-4o", input=text)


class App:
    def __init__(self):
        self.repo = Repo(OpenAI(default_headers=TAGS))

    def degrade(self):
        self.repo.llm = OpenAI()


app = App()


def main():
    app.repo.ask("a")
    app.degrade()
    app.repo.ask_after("b")
