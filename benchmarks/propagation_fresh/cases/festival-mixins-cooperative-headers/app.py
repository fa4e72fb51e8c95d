"""Festival: each mixin adds its part and asks the next one; one of them forgets to ask."""
from anthropic import Anthropic


class Base:
    def headers(self):
        return {"x-environment": "prod"}

    def ask(self, text):
        return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=12, extra_headers=self.headers(),
                                           messages=[{"role": "user", "content": text}])


class Owner:
    def headers(self):
        return super().headers() | {"x-team-id": "festival", "x-cost-center": "cc-66"}


class Named:
    def headers(self):
        return super().headers() | {"x-service": type(self).__name__.lower()}


class Traced:
    trace = "fest-1"

    def headers(self):
        return {"x-correlation-id": self.trace, "x-service": "traced"}


class Lineup(Owner, Named, Base):
    def headers(self):
        return super().headers() | {"x-correlation-id": "lineup"}


class Tickets(Owner, Traced, Base):
    pass


def main():
    Lineup().ask("who")
    Tickets().ask("how much")
