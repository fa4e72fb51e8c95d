"""Resources kept as attributes; a class-level dict grown by a classmethod before use."""
from openai import OpenAI


class Desk:
    headers = {"x-team-id": "ap", "x-cost-center": "cc-423", "x-service": "ap"}

    def __init__(self, openai: OpenAI):
        self.chat = openai.chat
        self.embeddings = openai.embeddings
        self._complete = openai.chat.completions.create

    @classmethod
    def configure(cls, **more):
        for name, value in more.items():
            cls.headers["x-" + name.replace("_", "-")] = value

    def ask(self, text):
        return self.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=self.headers)

    def embed(self, text):
        return self.embeddings.create(model="text-embedding-3-small", input=text, extra_headers={"x-team-id": "ap"})

    def quick(self, text):
        return self._complete(model="gpt-4o-mini", messages=[{"role": "user", "content": text}], extra_headers=Desk.headers)


def main():
    Desk.configure(environment="prod", correlation_id="desk")
    desk = Desk(OpenAI())
    desk.ask("a")
    desk.embed("a")
    desk.quick("a")
