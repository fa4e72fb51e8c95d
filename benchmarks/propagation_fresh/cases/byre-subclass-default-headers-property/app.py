from openai import OpenAI


class HerdClient(OpenAI):
    def __init__(self, herd, **kwargs):
        self.herd = herd
        super().__init__(**kwargs)

    @property
    def default_headers(self):
        return {**super().default_headers, "x-team-id": "byre", "x-cost-center": "cc-875", "x-service": "milking",
                "x-environment": "prod", "x-correlation-id": f"herd-{self.herd}"}


class CalfClient(OpenAI):
    def __init__(self, **kwargs):
        kwargs["default_headers"] = {"x-team-id": "byre", "x-cost-center": "cc-875", "x-service": "calves",
                                     **kwargs.get("default_headers", {})}
        super().__init__(**kwargs)


cows = HerdClient(3)
calves = CalfClient(default_headers={"x-correlation-id": "calves"})


def milk(text):
    return cows.responses.create(model="gpt-4o", input=text)


def feed(text):
    return calves.responses.create(model="gpt-4o", input=text)


def main():
    milk("litres?")
    feed("litres?")
