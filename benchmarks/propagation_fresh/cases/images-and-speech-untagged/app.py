"""Spend that is no chat: an image and a moderation-free legacy completion."""
from openai import OpenAI

studio = OpenAI(timeout=30)


class Poster:
    def __init__(self, title):
        self.title = title

    def background(self):
        return studio.images.generate(model="gpt-image-1", prompt=f"background for {self.title}", size="1024x1024")

    def tagline(self):
        done = studio.completions.create(model="gpt-3.5-turbo-instruct", prompt=self.title, max_tokens=12,
                                         extra_headers={"x-team-id": "poster", "x-cost-center": "cc-902",
                                                        "x-service": "poster", "x-environment": "prod",
                                                        "x-correlation-id": self.title.lower()})
        return done.choices[0].text


def main():
    poster = Poster("Summer")
    poster.background()
    poster.tagline()
