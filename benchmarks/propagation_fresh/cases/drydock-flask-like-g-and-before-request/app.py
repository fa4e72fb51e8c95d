import uuid

import anthropic

from mini import Flask, g

app = Flask()
api = anthropic.Anthropic()


@app.before_request
def owner():
    g.headers = {"x-team-id": "dock", "x-cost-center": "cc-396", "x-service": "hulls", "x-environment": "prod"}
    g.cid = str(uuid.uuid4())


def send(text, headers):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


@app.route("/scrape")
def scrape(text):
    return send(text, {**g.headers, "x-correlation-id": g.cid})


@app.route("/paint")
def paint(text):
    return send(text, {**g.headers, "x-request-id": g.cid})


def main():
    app.handle("/scrape", text="a")
    app.handle("/paint", text="b")
