from uuid import uuid4

import anthropic
from flask import Blueprint, current_app, request

kb = Blueprint("kb", __name__)
client = anthropic.Anthropic()


@kb.post("/answer")
def answer():
    headers = dict(current_app.config["LLM_HEADERS"])
    headers["x-correlation-id"] = uuid4().hex
    message = client.messages.create(
        model=current_app.config["LLM_MODEL"],
        max_tokens=300,
        messages=[{"role": "user", "content": request.json["q"]}],
        extra_headers=headers,
    )
    return {"answer": message.content[0].text}


@kb.post("/suggest")
def suggest():
    message = client.messages.create(
        model=current_app.config["LLM_MODEL"],
        max_tokens=60,
        messages=[{"role": "user", "content": "Suggest a title: " + request.json["q"]}],
        extra_headers=current_app.config["LLM_HEADERS"],
    )
    return {"title": message.content[0].text}
