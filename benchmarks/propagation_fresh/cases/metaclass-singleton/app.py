import threading

from openai import OpenAI


class Singleton(type):
    _made = {}
    _lock = threading.Lock()

    def __call__(cls, *args, **kwargs):
        with cls._lock:
            if cls not in cls._made:
                cls._made[cls] = super().__call__(*args, **kwargs)
        return cls._made[cls]


class Llm(metaclass=Singleton):
    def __init__(self, headers):
        self.client = OpenAI(default_headers=headers)

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text)


class Bare(metaclass=Singleton):
    def __init__(self):
        self.client = OpenAI()

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text)


def main():
    full = {"x-team-id": "ms", "x-cost-center": "cc-937", "x-service": "ms", "x-environment": "prod", "x-correlation-id": "m"}
    Llm(full).ask("a")
    Llm({}).ask("b")
    Bare().ask("c")
