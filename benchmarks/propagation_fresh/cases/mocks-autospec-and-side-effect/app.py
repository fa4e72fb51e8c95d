from openai import OpenAI

TAGS = {"x-team-id": "mo", "x-cost-center": "cc-1067", "x-service": "mo", "x-environment": "prod", "x-correlation-id": "m"}


class Titles:
    def __init__(self, client=None):
        self.client = client or OpenAI()

    def title(self, text, headers=None):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=headers or TAGS).output_text


def main():
    import test_titles
    test_titles.test_title()
    test_titles.test_title_patched()
    Titles().title("a")
