from google import genai
from google.genai import types

client = genai.Client(api_key="k")
BASE = types.GenerateContentConfig(temperature=0, http_options=types.HttpOptions(headers={
    "x-team-id": "gm", "x-cost-center": "cc-61", "x-service": "gm", "x-environment": "prod"}))


def headers(cid):
    return {**BASE.http_options.headers, "x-correlation-id": cid}


def ask(text, cid):
    config = BASE.model_copy(update={"http_options": types.HttpOptions(headers=headers(cid))})
    return client.models.generate_content(model="gemini-2.0-flash", contents=text, config=config)


def ask_base(text):
    return client.models.generate_content(model="gemini-2.0-flash", contents=text, config=BASE)


def stream(text, cid):
    for chunk in client.models.generate_content_stream(model="gemini-2.0-flash", contents=text, config={
            "http_options": {"headers": headers(cid)}}):
        print(chunk.text)


def main():
    ask("a", "1")
    ask_base("b")
    stream("c", "3")
