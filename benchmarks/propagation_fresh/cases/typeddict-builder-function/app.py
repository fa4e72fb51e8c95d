from typing import NotRequired, TypedDict

import anthropic

Tags = TypedDict("Tags", {"x-team-id": str, "x-cost-center": str, "x-service": str, "x-environment": str,
                          "x-correlation-id": NotRequired[str]})


class Request(TypedDict, total=False):
    text: str
    tags: Tags


claude = anthropic.Anthropic()


def tags(**more) -> Tags:
    return Tags({"x-team-id": "td", "x-cost-center": "cc-47", "x-service": "td", "x-environment": "prod"}, **more)


def send(request: Request):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=request["tags"],
                                  messages=[{"role": "user", "content": request["text"]}])


def main():
    send(Request(text="a", tags=tags(**{"x-correlation-id": "1"})))
    send({"text": "b", "tags": tags()})
