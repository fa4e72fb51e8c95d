from google import genai
from google.genai import types

from .tags import headers

MODEL = "gemini-2.0-flash"


class Guide:
    def __init__(self, room, client):
        self.room = room
        self.client = client

    @classmethod
    def for_room(cls, room):
        return cls(room, genai.Client(api_key="stub", http_options={"headers": headers()}))

    def tell(self, thing):
        return self.client.models.generate_content(
            model=MODEL,
            contents=thing,
            config={"temperature": 0.5, "http_options": {"headers": {"x-correlation-id": f"{self.room}-{thing}"}}},
        )

    def converse(self, turns):
        chat = self.client.chats.create(
            model=MODEL,
            config=types.GenerateContentConfig(
                http_options=types.HttpOptions(headers={"x-correlation-id": f"chat-{self.room}"})
            ),
        )
        return [chat.send_message(turn).text for turn in turns]
