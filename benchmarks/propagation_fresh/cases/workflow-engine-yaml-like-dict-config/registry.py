from importlib import import_module


def load(path: str):
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)


class Workflow:
    def __init__(self, spec: dict):
        self.name = spec["name"]
        self.steps = [(load(s["use"]), s.get("with", {})) for s in spec["steps"]]
        self.headers = {f"x-{k}": v for k, v in spec.get("headers", {}).items()}

    def run(self, text, **more):
        for step, params in self.steps:
            text = step(text, headers={**self.headers, **more}, **params)
        return text
