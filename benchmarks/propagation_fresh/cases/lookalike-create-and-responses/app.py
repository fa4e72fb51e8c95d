from openai import OpenAI

from store import Store

client = OpenAI()
OWNER = {
    "x-team-id": "forms",
    "x-cost-center": "cc-2372",
    "x-service": "form-fill",
    "x-environment": "prod",
}


def fill(form: str, number: int) -> str:
    headers = OWNER | {"x-correlation-id": f"form-{number}"}
    return client.responses.create(model="gpt-4o", input=form, extra_headers=headers).output_text


def main():
    text = fill("tax form", 3)
    client_store = Store()
    store = client_store
    store.messages.create(model="form", content=text)
    store.responses.create(model="form", input=text)
    client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=OWNER)
