import click
from flask import Flask, g, request
from openai import OpenAI


def create_app(team: str = "docs-site") -> Flask:
    app = Flask(__name__)
    app.config.from_mapping(LLM_TEAM=team, LLM_COST_CENTER="cc-2308", LLM_ENV="prod")
    client = OpenAI()

    @app.before_request
    def tag() -> None:
        g.llm = {
            "x-team-id": app.config["LLM_TEAM"],
            "x-cost-center": app.config["LLM_COST_CENTER"],
            "x-environment": app.config["LLM_ENV"],
            "x-service": "docs-search",
            "x-correlation-id": request.headers.get("X-Request-Id") or f"docs-{id(request)}",
        }

    @app.post("/search")
    def search():
        answer = client.responses.create(model="gpt-4o-mini", input=request.json["q"], extra_headers=g.llm)
        return {"answer": answer.output_text}

    @app.cli.command("reindex")
    @click.argument("path")
    def reindex(path: str) -> None:
        client.embeddings.create(
            model="text-embedding-3-small", input=[path], extra_headers=g.get("llm") or {"x-team-id": app.config["LLM_TEAM"]}
        )

    return app
