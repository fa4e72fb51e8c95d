from google import genai
from google.genai import types

client = genai.Client(api_key="k")


def embed(texts, cid):
    return client.models.embed_content(
        model="gemini-embedding-001", contents=texts,
        config=types.EmbedContentConfig(http_options=types.HttpOptions(headers={
            "x-team-id": "emb", "x-cost-center": "cc-3001", "x-service": "emb", "x-environment": "prod", "x-correlation-id": cid})))


def ask(text):
    return client.models.generate_content(
        model="gemini-2.0-flash", contents=text,
        config=types.GenerateContentConfig(max_output_tokens=5, http_options=types.HttpOptions(timeout=5000, headers={"x-team-id": "emb"})))


def main():
    embed(["a"], "1")
    ask("b")
