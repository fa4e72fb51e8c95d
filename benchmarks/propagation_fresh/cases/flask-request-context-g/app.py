import os
import uuid

from flask import Flask, g, jsonify, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()
OWNER = {
    "x-team-id": os.environ["TEAM_ID"],
    "x-cost-center": os.environ["COST_CENTER"],
    "x-service": "ticket-triage",
    "x-environment": os.environ["DEPLOY_ENV"],
}


@app.before_request
def assign_correlation():
    g.correlation_id = request.headers.get("X-Request-Id") or str(uuid.uuid4())


def llm_headers():
    return {**OWNER, "x-correlation-id": g.correlation_id}


@app.post("/triage")
def triage():
    text = request.get_json()["text"]
    answer = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": f"Triage: {text}"}],
        extra_headers=llm_headers(),
    )
    return jsonify(label=answer.choices[0].message.content)


@app.post("/reply")
def reply():
    text = request.get_json()["text"]
    answer = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": f"Reply politely: {text}"}],
        extra_headers=OWNER,
    )
    return jsonify(reply=answer.choices[0].message.content)


def main():
    http = app.test_client()
    http.post("/triage", json={"text": "printer on fire"})
    http.post("/reply", json={"text": "printer on fire"})
