"""A subclass whose __init__ does not call its base's has the class attribute only."""
from anthropic import Anthropic


class Writer:
    headers = {"x-team-id": "is", "x-environment": "prod"}

    def __init__(self, cid):
        self.headers = {**type(self).headers, "x-cost-center": "cc-24", "x-service": "is", "x-correlation-id": cid}

    def write(self, text):
        return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=self.headers,
                                           messages=[{"role": "user", "content": text}])


class Editor(Writer):
    def __init__(self, cid):
        super().__init__(cid)
        self.role = "editor"


class Intern(Writer):
    def __init__(self, cid):
        self.role = "intern"
        self.cid = cid


def main():
    Editor("1").write("a")
    Intern("2").write("b")
