from anthropic import Anthropic

client = Anthropic()
TEAMS = [("north", "cc-339"), ("south", ""), ("west", "cc-340")]
MODELS = ("claude-sonnet-4-0", "claude-3-5-haiku-latest")


def survey(question):
    for team, center in TEAMS:
        if not center:
            continue
        for model in MODELS:
            client.messages.create(model=model, max_tokens=2, messages=[{"role": "user", "content": question}],
                                   extra_headers={"x-team-id": team, "x-cost-center": center, "x-service": "nl",
                                                  "x-environment": "prod", "x-correlation-id": f"{team}-{model}"})


def survey_all(question):
    for team, center in TEAMS:
        client.messages.create(model=MODELS[0], max_tokens=2, messages=[{"role": "user", "content": question}],
                               extra_headers={"x-team-id": team, "x-cost-center": center, "x-service": "nl",
                                              "x-environment": "prod", "x-correlation-id": team})


def main():
    survey("a")
    survey_all("a")
