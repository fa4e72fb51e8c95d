"""Headers in a config dict; a chat session keeps the config it was made with."""
from google import genai

client = genai.Client(api_key="stub")
HEADERS = {"x-team-id": "trail", "x-cost-center": "cc-905", "x-service": "guide", "x-environment": "prod",
           "x-correlation-id": "hike"}


def guide(question):
    chat = client.chats.create(model="gemini-2.0-flash", config={"http_options": {"headers": HEADERS}})
    return chat.send_message(question).text


def weather(question):
    return client.models.generate_content(model="gemini-2.0-flash", contents=question,
                                          config={"temperature": 0, "http_options": {"timeout": 5000}}).text


def main():
    guide("where to?")
    weather("rain?")
