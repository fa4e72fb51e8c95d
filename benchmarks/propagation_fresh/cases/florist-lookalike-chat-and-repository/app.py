from openai import OpenAI

from shop import FlowerClient

forms = FlowerClient()
llm = OpenAI(default_headers={"x-team-id": "florist", "x-cost-center": "cc-6", "x-service": "cards", "x-environment": "prod",
                              "x-correlation-id": "may"})


def order(text, client=forms):
    return client.responses.create(model="rose", input=text)


def card(text):
    return llm.responses.create(model="gpt-4o", input=text)


def archive(texts):
    return [forms.embeddings.create(model="tulip", input=t) for t in texts]


def main():
    order("12 roses")
    card("happy birthday")
    archive(["a"])
