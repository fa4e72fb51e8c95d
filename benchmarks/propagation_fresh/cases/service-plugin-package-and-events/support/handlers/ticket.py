import openai

from .base import Handler

client = openai.OpenAI()


class TicketHandler(Handler):
    kind = "ticket"

    def ask(self, text, headers):
        return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)
