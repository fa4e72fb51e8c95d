"""Hotel concierge: client and headers are cached properties of the desk."""
from functools import cached_property

from openai import OpenAI


class Desk:
    environment = "prod"

    def __init__(self, hotel, cost_center=None):
        self.hotel = hotel
        self.cost_center = cost_center

    @cached_property
    def owner(self):
        owner = {"x-team-id": f"hotel-{self.hotel}", "x-service": "concierge", "x-environment": self.environment}
        if self.cost_center:
            owner["x-cost-center"] = self.cost_center
        return owner

    @cached_property
    def llm(self):
        return OpenAI(default_headers=self.owner)

    def reply(self, text, stay):
        return self.llm.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": text}],
                                                extra_headers={"x-correlation-id": stay})


def main():
    Desk("ritz", "cc-5").reply("towels", "stay-1")
    Desk("pop-up").reply("towels", "stay-2")
