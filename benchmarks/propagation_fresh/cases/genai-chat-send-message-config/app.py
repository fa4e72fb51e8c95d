from google import genai
from google.genai import types

OWNER = {"x-team-id": "gc", "x-cost-center": "cc-4006", "x-service": "gc", "x-environment": "prod"}
client = genai.Client(api_key="k", http_options=types.HttpOptions(headers=dict(OWNER)))


def chat(texts, cid):
    session = client.chats.create(model="gemini-2.0-flash", config=types.GenerateContentConfig(
        http_options=types.HttpOptions(headers={"x-correlation-id": cid})))
    return [session.send_message(text).text for text in texts]


def chat_bare(text):
    session = client.chats.create(model="gemini-2.0-flash")
    return session.send_message(text).text


def main():
    chat(["a", "b"], "1")
    chat_bare("c")
