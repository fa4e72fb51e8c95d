from groq import Groq


class Tagged:
    team = "arcade"
    cost_center = "cc-2411"
    service = "npc-lines"
    environment = "prod"

    @classmethod
    def as_headers(cls):
        return {"x-team-id": cls.team, "x-cost-center": cls.cost_center, "x-service": cls.service, "x-environment": cls.environment}


class Beta(Tagged):
    service = "npc-lines-beta"
    environment = ""


live = Groq(default_headers=Tagged.as_headers())
beta = Groq(default_headers=Beta.as_headers())


def say(line, cid):
    return live.chat.completions.create(model="llama-3.1-8b-instant", messages=[{"role": "user", "content": line}],
                                        extra_headers={"x-correlation-id": cid})


def say_beta(line, cid):
    return beta.chat.completions.create(model="llama-3.1-8b-instant", messages=[{"role": "user", "content": line}],
                                        extra_headers={"x-correlation-id": cid})


def main():
    say("Halt!", "n-1")
    say_beta("Halt!", "n-2")
