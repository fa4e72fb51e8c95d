import cohere
import openai

from .context import current

gpt = openai.OpenAI()
co = cohere.ClientV2(api_key="stub")


class Embedder:
    def __call__(self, texts):
        return gpt.embeddings.create(model="text-embedding-3-small", input=texts, extra_headers=current())


class CohereEmbedder:
    def __call__(self, texts):
        return co.embed(texts=texts, model="embed-v4", input_type="search_query", embedding_types=["float"])


class Answerer:
    def __init__(self, model="gpt-4o"):
        self.model = model

    def __call__(self, text):
        return gpt.responses.create(model=self.model, input=text, extra_headers=current())
