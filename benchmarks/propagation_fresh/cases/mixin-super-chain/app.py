from openai import OpenAI


class Base:
    client = OpenAI()

    def headers(self):
        return {"x-environment": "prod"}

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers())


class Owned:
    def headers(self):
        return {**super().headers(), "x-team-id": "mx", "x-cost-center": "cc-923"}


class Traced:
    def headers(self):
        out = super().headers()
        out["x-correlation-id"] = type(self).__name__.lower()
        return out


class Support(Owned, Traced, Base):
    def headers(self):
        return super().headers() | {"x-service": "support"}


class Sales(Owned, Base):
    def headers(self):
        return super().headers() | {"x-service": "sales"}


class Legal(Traced, Base):
    def ask(self, text):
        headers = {"x-team-id": "mx", "x-cost-center": "cc-923", "x-service": "legal", **self.headers()}
        return self.client.responses.create(model="gpt-4o-mini", input=text, extra_headers=headers)


def main():
    Support().ask("a")
    Sales().ask("a")
    Legal().ask("a")
