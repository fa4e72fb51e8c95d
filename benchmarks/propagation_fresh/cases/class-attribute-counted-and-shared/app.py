from openai import OpenAI


class Job:
    client = OpenAI()
    shared: dict = {"x-team-id": "cc", "x-cost-center": "cc-4029", "x-service": "cc"}
    runs = 0

    def __init__(self, **headers):
        Job.runs += 1
        self.headers = {**self.shared, "x-correlation-id": f"run-{Job.runs}", **headers}

    def run(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


def main():
    Job(**{"x-environment": "prod"}).run("a")
    Job().run("b")
    Job.shared = {**Job.shared, "x-environment": "prod"}
    Job().run("c")
