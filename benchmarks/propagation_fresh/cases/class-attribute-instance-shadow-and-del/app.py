from openai import OpenAI


class Report:
    client = OpenAI()
    headers = {"x-team-id": "ca", "x-cost-center": "cc-2032", "x-service": "ca", "x-environment": "prod", "x-correlation-id": "c"}

    def write(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


class Draft(Report):
    client = OpenAI(default_headers={"x-draft": "1"})

    def __init__(self):
        self.headers = {k: v for k, v in Report.headers.items() if k != "x-cost-center"}


def main():
    Report().write("a")
    draft = Draft()
    draft.write("b")
    del draft.headers
    draft.write("c")
