from openai import OpenAI

from container import Container
from services import Answers, Hints, RequestTags


def wire() -> Container:
    root = Container()
    root.provide(OpenAI, lambda c: OpenAI(default_headers={"x-team-id": "puzzles", "x-cost-center": "cc-2366"}))
    root.provide(Hints, lambda c: Hints(c[OpenAI]))
    return root


def serve(root: Container, request_id: str) -> None:
    scope = root.scope()
    scope.provide(RequestTags, lambda c: RequestTags({
        "x-service": "puzzles", "x-environment": "prod", "x-correlation-id": request_id}))
    scope.provide(Answers, lambda c: Answers(c[OpenAI], c[RequestTags]))
    scope[Answers].answer("seven across")
    scope[Hints].hint("seven across")


def main():
    root = wire()
    serve(root, "r-1")
    serve(root, "r-2")
