from openai import OpenAI

client = OpenAI()
CENTERS = {"ads": "cc-3357", "seo": "cc-3358"}


def center_of(team):
    try:
        return CENTERS[team]
    except KeyError:
        return "unknown"


def headers(team, trace):
    return {
        "x-team-id": team, "x-cost-center": center_of(team), "x-service": "growth", "x-environment": "prod", "x-correlation-id": trace,
    }


def ads(trace):
    return client.responses.create(model="gpt-4o", input="ads", extra_headers=headers("ads", trace))


def mail(trace):
    return client.responses.create(model="gpt-4o", input="mail", extra_headers=headers("mail", trace))


def main():
    ads("a-1")
    mail("m-1")
