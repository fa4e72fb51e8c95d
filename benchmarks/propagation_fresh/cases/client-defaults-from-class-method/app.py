import anthropic


class Org:
    team = "cd"
    center = "cc-4011"

    @classmethod
    def headers(cls, service, *, env="prod"):
        return {"X-Team-ID": cls.team, "X-Cost-Center": cls.center, "X-Service": service, "X-Environment": env}

    @staticmethod
    def with_id(headers, cid):
        return {**headers, "X-Correlation-ID": cid}


class Lab(Org):
    center = ""


def ask(org, text):
    client = anthropic.Anthropic(default_headers=org.with_id(org.headers("cd"), "boot"))
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    ask(Org, "a")
    ask(Lab, "b")
