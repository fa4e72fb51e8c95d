from flask import Flask, request

from extensions import llm

TAGS = {"x-team-id": "hr", "x-cost-center": "cc-12", "x-service": "hr-portal", "x-environment": "prod"}


def create_app():
    app = Flask(__name__)
    app.config["LLM_TAGS"] = TAGS
    llm.init_app(app)

    @app.post("/policy")
    def policy():
        return llm.ask(request.json["q"], correlation_id=request.headers["X-Request-Id"])

    @app.post("/smalltalk")
    def smalltalk():
        return llm.chat(request.json["q"])

    return app


def main():
    http = create_app().test_client()
    http.post("/policy", json={"q": "holidays?"}, headers={"X-Request-Id": "r-1"})
    http.post("/smalltalk", json={"q": "hi"})
