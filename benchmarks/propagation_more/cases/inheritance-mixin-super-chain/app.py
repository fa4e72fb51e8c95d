"""Co-operative headers() along the MRO; one mixin forgets super()."""
from openai import OpenAI


class Base:
    def __init__(self, cid):
        self.cid = cid
        self.client = OpenAI()

    def headers(self):
        return {"x-correlation-id": self.cid}

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers())


class OwnerMixin(Base):
    def headers(self):
        return {**super().headers(), "x-team-id": "mx", "x-cost-center": "cc-350"}


class ServiceMixin(Base):
    def headers(self):
        headers = super().headers()
        headers.update({"x-service": "mx", "x-environment": "prod"})
        return headers


class BrokenServiceMixin(Base):
    def headers(self):
        return {"x-service": "mx", "x-environment": "prod"}


class Good(OwnerMixin, ServiceMixin):
    pass


class Bad(BrokenServiceMixin, OwnerMixin):
    def ask(self, text):
        return self.client.responses.create(model="gpt-4o-mini", input=text, extra_headers=self.headers())


def main():
    Good("1").ask("a")
    Bad("2").ask("a")
