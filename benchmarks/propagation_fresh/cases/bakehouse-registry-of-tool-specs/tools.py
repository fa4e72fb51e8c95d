import json
from dataclasses import dataclass
from typing import Callable


@dataclass
class Tool:
    name: str
    run: Callable

    def spec(self):
        return {"type": "function", "function": {"name": self.name, "parameters": {"type": "object", "properties": {}}}}


TOOLS: dict[str, Tool] = {}


def tool(fn):
    TOOLS[fn.__name__] = Tool(fn.__name__, fn)
    return fn


def dispatch(call, context):
    args = json.loads(call.function.arguments or "{}")
    return TOOLS[call.function.name].run(context, **args)
