import io

from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "paddock", "x-cost-center": "cc-411", "x-service": "horse", "x-environment": "prod", "x-correlation-id": "p"}


class Media:
    def __init__(self, **common):
        self.common = common

    def image(self, text):
        return client.images.generate(model="gpt-image-1", prompt=text, **self.common)

    def speech(self, text):
        return client.audio.speech.create(model="tts-1", voice="alloy", input=text, **self.common)

    def transcript(self):
        return client.audio.transcriptions.create(model="whisper-1", file=("a.wav", io.BytesIO(b"RIFF")))

    def legacy(self, text):
        return client.completions.create(model="gpt-3.5-turbo-instruct", prompt=text, **{**self.common, "extra_headers": None})


def main():
    media = Media(extra_headers=FULL)
    media.image("a")
    media.speech("b")
    media.transcript()
    media.legacy("c")
