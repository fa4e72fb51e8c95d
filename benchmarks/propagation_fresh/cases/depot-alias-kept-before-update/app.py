from openai import OpenAI

client = OpenAI()
base = {"x-team-id": "depot", "x-cost-center": "cc-301", "x-service": "stock", "x-environment": "prod"}


class Stock:
    def __init__(self, headers):
        self.headers = headers
        self.snapshot = headers.copy()

    def live(self, text):
        return client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)

    def stale(self, text):
        return client.responses.create(model="gpt-4o", input=text, extra_headers=self.snapshot)


def main():
    stock = Stock(base)
    base["x-correlation-id"] = "stock-1"
    stock.live("a")
    stock.stale("b")
