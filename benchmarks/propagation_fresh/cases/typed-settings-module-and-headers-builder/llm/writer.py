from openai import OpenAI

from llm.headers import build_headers


class Writer:
    def __init__(self, client: OpenAI | None = None):
        self.client = client or OpenAI()

    def headline(self, article, article_id):
        return self.client.responses.create(
            model="gpt-4o", input=article, extra_headers=build_headers(f"article-{article_id}")
        )

    def teaser(self, article, article_id):
        return self.client.responses.create(
            model="gpt-4o-mini",
            input=article,
            extra_headers=build_headers(f"article-{article_id}", include_cost_center=False),
        )
