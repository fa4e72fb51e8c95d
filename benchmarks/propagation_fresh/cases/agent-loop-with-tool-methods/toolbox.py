import json
from typing import Any, Callable


def tool(description: str) -> Callable:
    def mark(fn):
        fn._tool = {"type": "function", "name": fn.__name__, "description": description,
                    "parameters": {"type": "object", "properties": {"text": {"type": "string"}}}}
        return fn
    return mark


class Toolbox:
    def __init__(self) -> None:
        self.functions: dict[str, Callable[..., Any]] = {
            name: getattr(self, name) for name in dir(self) if hasattr(getattr(type(self), name, None), "_tool")}

    def run(self, name: str, arguments: str) -> str:
        return json.dumps(self.functions[name](**json.loads(arguments)))
