"""before-hooks edit the request in place; one pipeline was built without the tagging hook."""
from openai import OpenAI

client = OpenAI()


class Pipeline:
    def __init__(self):
        self._before = []

    def before(self, hook):
        self._before.append(hook)
        return self

    def run(self, text):
        request = {"model": "gpt-4o", "input": text, "extra_headers": {}}
        for hook in self._before:
            request = hook(request) or request
        return client.responses.create(**request)


def tag(request):
    request["extra_headers"].update({"x-team-id": "cp", "x-cost-center": "cc-2077", "x-service": "cp", "x-environment": "prod"})


def trace(request):
    return {**request, "extra_headers": {**request["extra_headers"], "x-correlation-id": request["input"]}}


def main():
    Pipeline().before(tag).before(trace).run("a")
    Pipeline().before(trace).run("b")
