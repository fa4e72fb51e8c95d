from openai import OpenAI

OWNER = {"x-team-id": "sp", "x-cost-center": "cc-97", "x-service": "sp", "x-environment": "prod"}


class Voice:
    def __init__(self, client, **options):
        self.client = client
        self.options = options

    def speak(self, text):
        return self.client.audio.speech.create(model="tts-1", voice="alloy", input=text, **self.options)

    def speak_streaming(self, text, path="out.mp3"):
        with self.client.audio.speech.with_streaming_response.create(
                model="tts-1", voice="alloy", input=text, extra_headers=OWNER) as reply:
            reply.stream_to_file(path)


def main():
    voice = Voice(OpenAI(), extra_headers={**OWNER, "x-correlation-id": "v"}, response_format="mp3")
    voice.speak("a")
    voice.speak_streaming("b")
