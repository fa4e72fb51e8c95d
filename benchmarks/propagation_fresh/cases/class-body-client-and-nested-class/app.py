import anthropic


class Desk:
    class Tags:
        TEAM = "cb"
        CENTER = "cc-449"

        @classmethod
        def headers(cls, **more):
            return {"x-team-id": cls.TEAM, "x-cost-center": cls.CENTER, **{k.replace("_", "-"): v for k, v in more.items()}}

    client = anthropic.Anthropic(default_headers=Tags.headers(x_service="desk"))

    def __init__(self, env):
        self.env = env

    def __getitem__(self, ticket):
        return Ticket(self, ticket)


class Ticket:
    def __init__(self, desk, number):
        self.desk, self.number = desk, number

    def summarise(self):
        return self._send({"x-environment": self.desk.env, "x-correlation-id": f"ticket-{self.number}"})

    def close(self):
        return self.desk.client.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers={"x-environment": self.desk.env},
                                                messages=[{"role": "user", "content": "close"}])

    def _send(self, headers):
        return self.desk.client.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                                                messages=[{"role": "user", "content": "sum"}])


def main():
    desk = Desk("prod")
    desk[4].summarise()
    desk[4].close()
