"""A test puts a MagicMock in place of the client; the service's own line still bills outside the test."""
from openai import OpenAI


class Service:
    def __init__(self, client=None):
        self.client = client or OpenAI()

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": "mo"})


def main():
    import test_service
    test_service.test_ask()
    Service().ask("a")
