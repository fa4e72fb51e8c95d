from google import genai
from google.genai import types

TAGS = {"x-team-id": "lens", "x-cost-center": "cc-58", "x-service": "lens-chat", "x-environment": "prod"}


class LensChat:
    def __init__(self, session_id: str):
        self.client = genai.Client(http_options=types.HttpOptions(headers=TAGS))
        self.config = types.GenerateContentConfig(
            system_instruction="Be brief.",
            http_options=types.HttpOptions(headers={"x-correlation-id": session_id}),
        )
        self.chat = self.client.chats.create(model="gemini-2.5-flash", config=self.config)

    def send(self, text: str) -> str:
        return self.chat.send_message(text).text

    def embed(self, text: str):
        return self.client.models.embed_content(model="gemini-embedding-001", contents=text)


def main():
    chat = LensChat("s-1")
    chat.send("what is this?")
    chat.embed("a photo")
