from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


class Base:
    def headers(self):
        return {}

    def ask(self, text):
        client.responses.create(model="m", input=text, extra_headers=self.headers())  # expect: pass


class Tagged(Base):
    def headers(self):
        return TAGS


def main():
    Tagged().ask("a")
