from openai import OpenAI


class Tagger:
    def __init__(self, client=None):
        self.client = client or OpenAI(default_headers={"x-team-id": "tf", "x-cost-center": "cc-950", "x-service": "tf"})

    def tag(self, text):
        return self.client.responses.create(model="gpt-4o-mini", input=text).output_text


def main():
    import test_tagger
    test_tagger.test_tag()
    test_tagger.test_direct()
    Tagger().tag("a")
