from prompts import ask, ask_yes_no

DESK = {"x-team-id": "claims", "x-cost-center": "cc-3301", "x-service": "claims-desk", "x-environment": "prod"}


class ClaimsDesk:
    def __init__(self, tags):
        self.tags = tags

    def covered(self, claim, number):
        return ask_yes_no(f"Is this covered? {claim}", {**self.tags, "x-correlation-id": number})

    def letter(self, claim, number):
        return ask(f"Write a letter about {claim} ({number})", context="You are polite.", tags=self.tags)
