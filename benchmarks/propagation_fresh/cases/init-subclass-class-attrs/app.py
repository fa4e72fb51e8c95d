"""Class keyword arguments become headers; a subclass may forget one."""
import anthropic


class Task:
    llm = anthropic.Anthropic()
    owner = {"x-team-id": "tk", "x-cost-center": "cc-924"}

    def __init_subclass__(cls, /, service="", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.headers = {**cls.owner, "x-service": service, "x-environment": "prod"}

    def run(self, text):
        headers = self.headers | {"x-correlation-id": f"{id(self)}"}
        return self.llm.messages.create(model="claude-sonnet-4-0", max_tokens=5, extra_headers=headers,
                                        messages=[{"role": "user", "content": text}])


class Digest(Task, service="digest"):
    pass


class Cleanup(Task):
    def run(self, text):
        return super().run("clean " + text)


def main():
    Digest().run("a")
    Cleanup().run("a")
