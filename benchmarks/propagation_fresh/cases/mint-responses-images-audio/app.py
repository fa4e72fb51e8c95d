"""Images, speech and embeddings through one client; headers differ."""
from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "mint", "x-cost-center": "cc-89", "x-service": "coins", "x-environment": "prod", "x-correlation-id": "c"}


def draw(text):
    return client.images.generate(model="gpt-image-1", prompt=text, extra_headers=TAGS)


def draw_draft(text):
    return client.images.generate(model="dall-e-3", prompt=text, n=1, extra_headers={"x-team-id": "mint"})


def speak(text):
    return client.audio.speech.create(model="tts-1", voice="alloy", input=text, extra_headers=TAGS)


def embed(text):
    return client.embeddings.create(model="text-embedding-3-large", input=[text])


def main():
    draw("crown")
    draw_draft("crown")
    speak("heads")
    embed("tails")
