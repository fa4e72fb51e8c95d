"""Nothing at all on an embedding, an image and a spoken answer; listing models costs nothing."""
from openai import OpenAI

USER = "team_id=media"
client = OpenAI(timeout=30, default_query={"x-team-id": "media"})


def publish(caption):
    vector = client.embeddings.create(model="text-embedding-3-small", input=[caption], user=USER)
    picture = client.images.generate(model="gpt-image-1", prompt=caption, user=USER)
    sound = client.audio.speech.create(model="tts-1", voice="alloy", input=caption)
    return vector, picture, sound


def health():
    return client.models.list()


def main():
    publish("A boat")
    health()
