import uuid

from flask import Flask, Response, request, stream_with_context
from openai import OpenAI

app = Flask(__name__)
client = OpenAI(
    default_headers={"x-team-id": "docs", "x-cost-center": "cc-9", "x-service": "docs-chat", "x-environment": "prod"}
)


def tokens(prompt, headers=None):
    stream = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": prompt}],
        stream=True,
        extra_headers=headers,
    )
    for chunk in stream:
        if chunk.choices and chunk.choices[0].delta.content:
            yield chunk.choices[0].delta.content


@app.post("/chat")
def chat():
    headers = {"x-correlation-id": request.headers.get("X-Trace", str(uuid.uuid4()))}
    return Response(stream_with_context(tokens(request.json["q"], headers)), mimetype="text/plain")


@app.post("/title")
def title():
    return {"title": "".join(tokens("Title for " + request.json["q"]))}


def main():
    http = app.test_client()
    http.post("/chat", json={"q": "a"}, headers={"X-Trace": "t-1"}).get_data()
    http.post("/title", json={"q": "a"})
