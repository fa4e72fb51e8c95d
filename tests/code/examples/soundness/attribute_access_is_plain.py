from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


class Service:
    def __init__(self):
        self.headers = TAGS

    def __getattribute__(self, name):  # not followed; __getattr__, properties and descriptors are
        return object.__getattribute__(self, name)

    def ask(self, text):
        client.responses.create(model="m", input=text, extra_headers=self.headers)  # expect: pass


def main():
    Service().ask("a")
