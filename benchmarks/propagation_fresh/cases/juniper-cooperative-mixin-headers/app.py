import anthropic


class Base:
    def headers(self):
        return {"x-team-id": "juniper", "x-cost-center": "cc-837"}


class Service(Base):
    def headers(self):
        return super().headers() | {"x-service": "distillery"}


class Deployed(Base):
    def headers(self):
        return super().headers() | {"x-environment": "prod"}


class Traced(Base):
    run = "j-1"

    def headers(self):
        return {**super().headers(), "x-correlation-id": self.run}


class Fixed(Base):
    def headers(self):
        return {"x-service": "fixed", "x-correlation-id": "fixed"}


class Asks:
    sdk = anthropic.Anthropic()

    def ask(self, text):
        return self.sdk.messages.create(model="claude-haiku-4-5", max_tokens=5, extra_headers=self.headers(),
                                        messages=[{"role": "user", "content": text}])


class Still(Asks, Service, Deployed, Traced):
    pass


class Bottler(Asks, Deployed, Fixed):
    pass


def main():
    Still().ask("berries")
    Bottler().ask("labels")
