import uuid

from openai import OpenAI
from web import App, g

app = App()
client = OpenAI()


@app.before_request
def tag_request():
    g.tags = {"x-team-id": "portal", "x-cost-center": "cc-18", "x-service": "portal", "x-environment": "prod"}
    g.request_id = str(uuid.uuid4())


@app.route("/faq")
def faq(q):
    return client.responses.create(model="gpt-4o", input=q, extra_headers={**g.tags, "x-correlation-id": g.request_id})


@app.route("/hint")
def hint(q):
    return client.responses.create(model="gpt-4o", input=q, extra_headers=g.tags)


def main():
    app.handle("/faq", q="a")
    app.handle("/hint", q="a")
