from openai import OpenAI

oai = OpenAI()
TAGS = {"x-team-id": "vis", "x-cost-center": "cc-2002", "x-service": "vis", "x-environment": "prod", "x-correlation-id": "v"}


class Vision:
    def describe(self, url):
        return oai.responses.create(
            model="gpt-4o",
            input=[{"role": "user", "content": [{"type": "input_image", "image_url": url}]}],
            extra_headers=TAGS,
        )

    def index(self, url):
        text = self.describe(url).output_text
        vector = oai.embeddings.create(model="text-embedding-3-small", input=[text, url])
        return vector.data[0].embedding


def main():
    Vision().index("https://img.example/1.png")
