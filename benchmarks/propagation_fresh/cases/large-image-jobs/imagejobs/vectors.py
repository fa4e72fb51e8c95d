from google.genai import types

from .clients import client_for, plain_client


def embed(texts, job_id):
    client = client_for(job_id)
    return client.models.embed_content(model="text-embedding-004", contents=texts)


def embed_query(text, job_id):
    client = plain_client()
    headers = {"x-team-id": "studio", "x-cost-center": "cc-88", "x-service": "image-jobs", "x-correlation-id": job_id}
    return client.models.embed_content(
        model="text-embedding-004",
        contents=text,
        config=types.EmbedContentConfig(
            task_type="RETRIEVAL_QUERY", http_options=types.HttpOptions(headers=headers)
        ),
    )
