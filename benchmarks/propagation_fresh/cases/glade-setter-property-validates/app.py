from openai import OpenAI


class Session:
    def __init__(self, client):
        self.client = client
        self._headers = {"x-team-id": "glade", "x-cost-center": "cc-976", "x-service": "deer", "x-environment": "prod"}

    @property
    def correlation(self):
        return self._headers.get("x-correlation-id")

    @correlation.setter
    def correlation(self, value):
        self._headers["x-correlation-id"] = value

    @correlation.deleter
    def correlation(self):
        del self._headers["x-correlation-id"]

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self._headers)


def main():
    client = OpenAI()
    first = Session(client)
    first.correlation = "g-1"
    first.ask("stag")
    second = Session(client)
    second.correlation = "g-2"
    second.ask("doe")
    del second.correlation
    second.ask("fawn")
