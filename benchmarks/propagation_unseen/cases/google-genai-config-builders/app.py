from google import genai
from google.genai import types

client = genai.Client(api_key="k", http_options=types.HttpOptions(headers={"x-team-id": "g", "x-environment": "prod"}))
plain = genai.Client(api_key="k")
REST = {"x-cost-center": "cc", "x-service": "g", "x-correlation-id": "1"}


def config(headers, **kw):
    return types.GenerateContentConfig(http_options=types.HttpOptions(headers=headers), **kw)


def merged():
    return client.models.generate_content(model="gemini-2.5-flash", contents="x", config=config(REST, temperature=0))


def dict_config():
    return plain.models.generate_content(model="gemini-2.5-flash", contents="x",
                                         config={"http_options": {"headers": {**REST, "x-team-id": "g", "x-environment": "p"}}})


def client_only():
    return client.models.generate_content(model="gemini-2.5-flash", contents="x")


def plain_rest():
    return plain.models.generate_content(model="gemini-2.5-flash", contents="x", config=config(REST))


def main():
    merged()
    dict_config()
    client_only()
    plain_rest()
