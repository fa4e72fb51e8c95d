from google import genai
from google.genai import types

OWNER = {"x-team-id": "ferrous", "x-cost-center": "cc-342", "x-service": "rust", "x-environment": "prod"}
client = genai.Client(api_key="stub", http_options=types.HttpOptions(headers=OWNER))


def config(cid=None, **more):
    if cid:
        more["http_options"] = types.HttpOptions(headers={"x-correlation-id": cid})
    return types.GenerateContentConfig(**more)


def tell(text):
    return client.models.generate_content(model="gemini-2.0-flash", contents=text, config=config("f-1", temperature=0.1))


def stream(text):
    for chunk in client.models.generate_content_stream(model="gemini-2.0-flash", contents=text, config=config(temperature=0.2)):
        print(chunk.text)


def embed(text):
    return client.models.embed_content(model="text-embedding-004", contents=text,
                                       config={"http_options": {"headers": {"x-correlation-id": "e-1"}}})


def main():
    tell("a")
    stream("b")
    embed("c")
