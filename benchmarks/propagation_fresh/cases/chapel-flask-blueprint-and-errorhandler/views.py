import uuid

from flask import Blueprint, jsonify

from llm import client

bells = Blueprint("bells", __name__, url_prefix="/bells")


class Muffled(Exception):
    def __init__(self, text):
        super().__init__(text)
        self.text = text


@bells.post("/<tone>")
def ring(tone):
    if tone == "b":
        raise Muffled(tone)
    out = client.responses.create(model="gpt-4o", input=tone, extra_headers={"x-correlation-id": uuid.uuid4().hex})
    return jsonify(text=out.output_text)


@bells.errorhandler(Muffled)
def muffled(error):
    out = client.responses.create(model="gpt-4o-mini", input=error.text)
    return jsonify(text=out.output_text), 202
