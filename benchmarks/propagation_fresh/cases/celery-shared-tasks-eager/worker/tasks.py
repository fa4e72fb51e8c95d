from . import app
from .llm import client, headers


@app.task
def describe_product(sku, correlation_id=None):
    result = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": "Describe " + sku}],
        extra_headers=headers(correlation_id),
    )
    return result.choices[0].message.content


@app.task
def embed_product(sku, correlation_id=None):
    result = client.embeddings.create(
        model="text-embedding-3-small", input=sku, extra_headers=headers(correlation_id)
    )
    return result.data[0].embedding
