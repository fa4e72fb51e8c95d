from openai import OpenAI


class Single(type):
    _made = {}

    def __call__(cls, *args, **kwargs):
        if cls not in Single._made:
            Single._made[cls] = super().__call__(*args, **kwargs)
        return Single._made[cls]


class Hall(metaclass=Single):
    def __init__(self, correlation=None):
        self.client = OpenAI()
        self.headers = {"x-team-id": "rotunda", "x-cost-center": "cc-852", "x-service": "tickets", "x-environment": "prod"}
        if correlation:
            self.headers["x-correlation-id"] = correlation

    def sell(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


class Cloakroom(metaclass=Single):
    def __init__(self, correlation=None):
        self.client = OpenAI()
        self.headers = {"x-team-id": "rotunda", "x-cost-center": "cc-852", "x-service": "coats", "x-environment": "prod"}
        if correlation:
            self.headers["x-correlation-id"] = correlation

    def hang(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


def main():
    Hall("first")
    Hall().sell("two adults")
    Cloakroom()
    Cloakroom("second").hang("a coat")
