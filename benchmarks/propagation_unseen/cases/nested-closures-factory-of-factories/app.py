from openai import OpenAI


def provider(region):
    client = OpenAI(default_headers={"x-environment": region})

    def for_service(service, **extra):
        tags = {"x-service": service, **extra}

        def for_team(team, cost_center=None):
            own = dict(tags)
            own["x-team-id"] = team
            if cost_center:
                own["x-cost-center"] = cost_center

            def ask(prompt, correlation="c-0"):
                return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}],
                                                      extra_headers={**own, "x-correlation-id": correlation})

            ask.team = team
            return ask

        return for_team

    return for_service


eu = provider("prod-eu")
search = eu("search")
ranking = eu("ranking", **{"x-cost-center": "cc-shared"})
good_ask = search("team-search", "cc-17")
poor_ask = search("team-search")
shared_ask = ranking("team-rank")


def main():
    good_ask("one")
    poor_ask("two", correlation="c-2")
    shared_ask("three")
