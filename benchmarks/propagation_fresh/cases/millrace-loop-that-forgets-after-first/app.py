from openai import OpenAI

client = OpenAI()


def grind(texts):
    headers = {"x-team-id": "mill", "x-cost-center": "cc-338", "x-service": "flour", "x-environment": "prod"}
    out = []
    for number, text in enumerate(texts, start=1):
        headers["x-correlation-id"] = f"g-{number}"
        out.append(client.responses.create(model="gpt-4o", input=text, extra_headers=headers))
    return out


def grind_once(texts):
    headers = {"x-team-id": "mill", "x-cost-center": "cc-338", "x-service": "flour", "x-environment": "prod",
               "x-correlation-id": "once"}
    while texts:
        client.responses.create(model="gpt-4o", input=texts.pop(), extra_headers=headers)
        headers.pop("x-correlation-id", None)


def main():
    grind(["a", "b"])
    grind_once(["c", "d"])
