from openai import OpenAI


class Greeter:
    def __init__(self, client=None):
        self.client = client or OpenAI()

    def greet(self, name):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": name}],
                                                   extra_headers={"x-team-id": "gr", "x-service": "gr"})


def main():
    import test_app
    test_app.test_greet()
    Greeter().greet("Bo")
