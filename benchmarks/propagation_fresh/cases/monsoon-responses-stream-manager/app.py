from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "monsoon", "x-cost-center": "cc-846", "x-service": "rain-news"})


def broadcast(text, cid):
    headers = {"x-environment": "prod", "x-correlation-id": cid}
    stream = client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}], stream=True,
        stream_options={"include_usage": True}, extra_headers=headers)
    for event in stream:
        if event.choices:
            print(event.choices[0].delta.content)


def whisper(text, cid):
    with client.chat.completions.stream(
        model="gpt-4o",
        messages=[{"role": "user", "content": text}],
        extra_headers={"x-environment": cid},
    ) as stream:
        for event in stream:
            print(event.type)


def main():
    broadcast("heavy rain", "m-1")
    whisper("light rain", "m-2")
