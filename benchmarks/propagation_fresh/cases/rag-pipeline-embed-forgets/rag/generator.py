from anthropic import Anthropic


class Generator:
    def __init__(self, owner):
        self.client = Anthropic(default_headers=owner)

    def generate(self, question, context, request_id):
        message = self.client.messages.create(
            model="claude-sonnet-4-5",
            max_tokens=500,
            system=context,
            messages=[{"role": "user", "content": question}],
            extra_headers={"x-correlation-id": request_id},
        )
        return message.content[0].text
