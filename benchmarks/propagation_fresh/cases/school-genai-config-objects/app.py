from google import genai
from google.genai import types

TAGS = {"x-team-id": "school", "x-cost-center": "cc-18", "x-service": "tutor", "x-environment": "prod"}
client = genai.Client(http_options=types.HttpOptions(headers=TAGS))
bare = genai.Client()


def config(cid, **kw):
    return types.GenerateContentConfig(temperature=0, http_options=types.HttpOptions(headers={"x-correlation-id": cid}), **kw)


def teach(text):
    return client.models.generate_content(model="gemini-2.5-flash", contents=text, config=config("t-1"))


def quiz(text):
    return bare.models.generate_content(model="gemini-2.5-flash", contents=text, config=config("q-1"))


def stream(text):
    for chunk in client.models.generate_content_stream(model="gemini-2.5-flash", contents=text, config=config("s-1")):
        print(chunk.text)


def main():
    teach("a")
    quiz("b")
    stream("c")
