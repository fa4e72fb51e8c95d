from flask import Flask, g, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()


@app.before_request
def own():
    g.tags = {"x-team-id": "gatepost", "x-cost-center": "cc-889", "x-service": "visitors", "x-environment": "prod"}
    if request.endpoint == "greet":
        g.tags["x-correlation-id"] = request.headers.get("x-request-id") or "visit"


@app.post("/greet")
def greet():
    return client.responses.create(model="gpt-4o", input=request.get_data(as_text=True), extra_headers=g.tags).output_text


@app.post("/leave")
def leave():
    return client.responses.create(model="gpt-4o", input="bye", extra_headers=g.get("tags", {})).output_text


def main():
    http = app.test_client()
    http.post("/greet", data="hello")
    http.post("/leave")
