from openai import OpenAI

FULL = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Base:
    headers = {}

    def __init__(self):
        self.client = OpenAI(default_headers=self.make())

    def make(self):
        return self.headers

    def go(self):
        return self.client.responses.create(model="m", input="x")


class Late(Base):
    def __init__(self):
        super().__init__()
        self.headers = FULL

    def go(self):
        return self.client.embeddings.create(model="m", input="x")


class Early(Base):
    def __init__(self):
        self.headers = FULL
        super().__init__()


class A(Base):
    def make(self):
        return FULL


class B(Base):
    def make(self):
        return {"x-team-id": "b"}


class AB(A, B):
    def go(self):
        return self.client.chat.completions.create(model="m", messages=[])


class BA(B, A):
    def go(self):
        return self.client.images.generate(model="m", prompt="x")


class Mixin:
    def make(self):
        return {**super().make(), "x-team-id": ""}


class Mixed(Mixin, A):
    def go(self):
        return self.client.completions.create(model="m", prompt="x")


def main():
    Late().go()
    Early().go()
    AB().go()
    BA().go()
    Mixed().go()
