from openai import OpenAI


class Base:
    def headers(self):
        return {"x-service": "mx", "x-environment": "prod"}

    def ask(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.headers())


class Owned(Base):
    def headers(self):
        return super().headers() | {"x-team-id": "mx", "x-cost-center": "cc-50"}


class Traced(Base):
    def headers(self):
        return super().headers() | {"x-correlation-id": "m-1"}


class Static(Base):
    def headers(self):
        return {"x-correlation-id": "static"}


class Good(Owned, Traced):
    pass


class Bad(Static, Owned):
    pass


def main():
    Good().ask("a")
    Bad().ask("b")
