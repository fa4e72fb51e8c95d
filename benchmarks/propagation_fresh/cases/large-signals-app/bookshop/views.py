from .services import ask
from .services.llm import client


def chat_view(request, text):
    return ask(text, correlation_id=request["request_id"], temperature=0.3)


def recommend_view(request, genre):
    return client().embeddings.create(
        model="text-embedding-3-small",
        input=genre,
        extra_headers={"x-request-id": request["request_id"]},
    )
