import functools
import uuid

from flask import Flask, g, request
from flask.views import MethodView
from openai import OpenAI

OWNER = {"x-team-id": "legal", "x-cost-center": "cc-31", "x-service": "contracts", "x-environment": "prod"}
client = OpenAI()


def with_llm_tags(view):
    @functools.wraps(view)
    def wrapped(*args, **kwargs):
        g.llm_tags = {**OWNER, "x-correlation-id": str(uuid.uuid4())}
        return view(*args, **kwargs)

    return wrapped


class ContractView(MethodView):
    decorators = [with_llm_tags]

    def post(self):
        answer = client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": request.json["text"]}], extra_headers=g.llm_tags
        )
        return {"summary": answer.choices[0].message.content}


class ClauseView(MethodView):
    def post(self):
        tags = g.get("llm_tags", {})
        answer = client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": request.json["text"]}], extra_headers=tags
        )
        return {"clauses": answer.choices[0].message.content}


app = Flask(__name__)
app.add_url_rule("/contracts", view_func=ContractView.as_view("contracts"))
app.add_url_rule("/clauses", view_func=ClauseView.as_view("clauses"))


def main():
    http = app.test_client()
    http.post("/contracts", json={"text": "x"})
    http.post("/clauses", json={"text": "x"})
