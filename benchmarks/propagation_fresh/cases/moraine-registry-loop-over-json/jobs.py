import json

HANDLERS = {}


def handler(kind):
    def add(fn):
        HANDLERS[kind] = fn
        return fn
    return add


def drain(lines):
    for line in lines:
        event = json.loads(line)
        HANDLERS[event["kind"]](event["text"], **event.get("options", {}))
