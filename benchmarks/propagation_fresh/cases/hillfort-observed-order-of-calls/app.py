from openai import OpenAI


class Service:
    def __init__(self):
        self.headers = {"x-team-id": "hill", "x-cost-center": "cc-416", "x-service": "fort"}
        self.client = OpenAI()

    def configure(self, **headers):
        self.headers = self.headers | headers
        return self

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


def early():
    service = Service()
    out = service.ask("a")
    service.configure(**{"x-environment": "prod", "x-correlation-id": "h-1"})
    return out


def late():
    service = Service()
    service.configure(**{"x-environment": "prod", "x-correlation-id": "h-2"})
    return service.ask("b")


def chained():
    return Service().configure(**{"x-environment": "prod"}).configure(**{"x-correlation-id": "h-3"}).ask("c")


def main():
    early()
    late()
    chained()
