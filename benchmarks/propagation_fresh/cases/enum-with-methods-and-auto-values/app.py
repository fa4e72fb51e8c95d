from enum import Enum, unique

from openai import OpenAI

client = OpenAI()


@unique
class Product(Enum):
    CHAT = ("chat", "cc-3354")
    VOICE = ("voice", "cc-3355")
    LABS = ("labs", None)

    def __init__(self, slug, center):
        self.slug = slug
        self.center = center

    def headers(self, trace):
        pairs = [("x-team-id", self.slug), ("x-cost-center", self.center), ("x-service", f"{self.slug}-api"),
                 ("x-environment", "prod"), ("x-correlation-id", trace)]
        return {name: value for name, value in pairs if value is not None}


def ship(product, text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=product.headers("s-1"))


def try_out(product, text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=product.headers("t-1"))


def main():
    for product in (Product.CHAT, Product.VOICE):
        ship(product, "a")
    try_out(Product.LABS, "a")
