from fakes import Mail, Search
from openai import OpenAI

client = OpenAI()
mail, search = Mail(), Search()


def notify(text, headers=None):
    """Sends a mail, and lets a model write its subject."""
    out = client.responses.create(
        model="gpt-5-nano", input=text, extra_headers=headers)
    mail.messages.create(to="a@example.com", body=text)
    search.embeddings.create(input=text)
    search.generate_content(contents=out.output_text)


def main():
    notify("a", {"x-team-id": "la", "x-cost-center": "cc-1", "x-service": "la", "x-environment": "prod", "x-correlation-id": "1"})
