from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "heath", "x-cost-center": "cc-898"}, max_retries=0)
MORE = {"x-service": "field-guide", "x-environment": "prod", "x-correlation-id": "guide-3"}


def picture(text):
    return client.images.generate(model="gpt-image-1", prompt=text, extra_headers=MORE)


def voice(text):
    with client.audio.speech.with_streaming_response.create(
        model="gpt-4o-mini-tts", voice="alloy", input=text, extra_headers={**MORE, "x-service": ""}
    ) as response:
        return response.read()


def legacy(text):
    return client.completions.create(model="gpt-3.5-turbo-instruct", prompt=text, extra_headers=dict(MORE))


def main():
    picture("heather")
    voice("heather")
    legacy("heather")
