from container import Container
from openai import OpenAI


class Headers:
    def __init__(self):
        self.values = {"x-team-id": "inject", "x-cost-center": "cc-71", "x-service": "inject", "x-environment": "prod"}


class Answers:
    def __init__(self, client: OpenAI, headers: Headers):
        self.client = client
        self.headers = headers

    def answer(self, text):
        return self.client.responses.create(model="gpt-4o", input=text,
                                            extra_headers={**self.headers.values, "x-correlation-id": f"len-{len(text)}"})


class Titles:
    def __init__(self, client: OpenAI, headers: Headers):
        self.client = client
        self.headers = headers

    def title(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers.values)


container = Container()
container.bind(OpenAI, lambda: OpenAI())


def main():
    container.get(Answers).answer("a")
    container.get(Titles).title("b")
