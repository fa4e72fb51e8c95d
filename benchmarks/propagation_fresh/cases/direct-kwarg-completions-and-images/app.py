"""Older completions endpoint and the image endpoint carry the same keyword."""
from openai import OpenAI

TEAM = "posters"
client = OpenAI(timeout=30.0, max_retries=1)


def caption(text: str, *, job: int) -> str:
    done = client.completions.create(
        model="gpt-3.5-turbo-instruct", prompt=text, max_tokens=20,
        extra_headers=dict([("X-Team-Id", TEAM), ("X-Cost-Center", "cc-1001"), ("X-Service", "posters")],
                           **{"X-Environment": "prod", "X-Correlation-Id": f"{TEAM}/{job:06d}"}),
    )
    return done.choices[0].text


def poster(text: str):
    return client.images.generate(model="gpt-image-1", prompt=text, n=1, user="posters",
                                  extra_headers={"X-Team-Id": TEAM, "X-Cost-Center": "cc-1001"},
                                  extra_query={"x-service": "posters", "x-environment": "prod"})


def main():
    caption("spring sale", job=12)
    poster("spring sale")
