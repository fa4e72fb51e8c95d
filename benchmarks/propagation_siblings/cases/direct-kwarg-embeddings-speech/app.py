from openai import OpenAI

client = OpenAI()


def embed(texts):
    return client.embeddings.create(
        model="text-embedding-3-small",
        input=texts,
        extra_headers={
            "X-Team-Id": "search",
            "X-Cost-Center": "cc-12",
            "X-Service": "indexer",
            "X-Environment": "prod",
            "X-Correlation-Id": "idx-1",
        },
    )


def embed_query(text):
    return client.embeddings.create(
        model="text-embedding-3-small", input=[text],
        extra_headers={"X-Team-Id": "search", "X-Service": "indexer", "X-Environment": "prod", "X-Correlation-Id": "q"},
    )


def poster(prompt):
    return client.images.generate(model="gpt-image-1", prompt=prompt, extra_body={"metadata": {
        "team_id": "search", "cost_center": "cc-12", "service": "indexer", "environment": "prod", "correlation_id": "p"}})


def store(text):
    return client.responses.create(model="gpt-4o", input=text, metadata={
        "team_id": "search", "cost_center": "cc-12", "service": "indexer", "environment": "prod"},
        extra_headers={"x-correlation-id": "s-1"})


def main():
    embed(["a"])
    embed_query("b")
    poster("c")
    store("d")
