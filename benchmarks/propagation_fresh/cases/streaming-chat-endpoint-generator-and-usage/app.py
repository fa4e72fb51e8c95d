from openai import OpenAI

client = OpenAI()


class ChatStream:
    def __init__(self, owner):
        self.owner = owner

    def tokens(self, messages, conversation):
        stream = client.chat.completions.create(
            model="gpt-4o", messages=messages, stream=True, stream_options={"include_usage": True},
            extra_headers=dict(self.owner, **{"x-correlation-id": conversation}))
        for chunk in stream:
            for choice in chunk.choices:
                if choice.delta.content:
                    yield choice.delta.content

    def title(self, messages):
        with client.chat.completions.with_streaming_response.create(
            model="gpt-4o-mini", messages=messages, extra_headers=self.owner
        ) as response:
            return response.parse()


def main():
    chat = ChatStream({"x-team-id": "portal", "x-cost-center": "cc-2421", "x-service": "chat", "x-environment": "prod"})
    messages = [{"role": "user", "content": "hi"}]
    "".join(chat.tokens(messages, "c-1"))
    chat.title(messages)
