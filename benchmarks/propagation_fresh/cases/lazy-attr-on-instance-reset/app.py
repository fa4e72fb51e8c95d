from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Service:
    def __init__(self, headers=None):
        self._headers = headers
        self._client = None

    @property
    def client(self):
        if self._client is None:
            self._client = OpenAI(default_headers=self._headers)
        return self._client

    def rotate(self):
        self._client = OpenAI()

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text)

    def ask_rotated(self, text):
        return self.client.responses.create(model="gpt-4o", input=text)


service = Service(TAGS)


def main():
    service.ask("a")
    service.rotate()
    service.ask_rotated("b")
