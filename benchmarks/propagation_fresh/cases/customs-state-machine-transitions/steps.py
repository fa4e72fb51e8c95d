from openai import OpenAI

client = OpenAI()


def classify(declaration):
    client.responses.create(model="gpt-4o-mini", input=declaration.goods, extra_headers=declaration.headers())


def explain(declaration):
    headers = {k: v for k, v in declaration.headers().items() if k != "x-correlation-id"}
    client.responses.create(model="gpt-4o-mini", input=f"why {declaration.goods}", extra_headers=headers)


def release(declaration):
    declaration.released = True
