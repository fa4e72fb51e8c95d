import cohere

co = cohere.ClientV2(api_key="stub")


class Sender:
    def __init__(self, static):
        self.static = static

    def __call__(self, text, **more):
        return co.chat(
            model="command-r", messages=[{"role": "user", "content": text}],
            request_options={"additional_headers": {**self.static, **more}})


class Polite:
    def __init__(self, sender):
        self.sender = sender

    def write(self, trace):
        return self.sender("Be polite.", **{"x-correlation-id": trace})


class Blunt(Polite):
    def write(self, trace):
        return self.sender("Be blunt.", correlation=trace)


def main():
    sender = Sender({"x-team-id": "tone", "x-cost-center": "cc-3315", "x-service": "tone", "x-environment": "prod"})
    Polite(sender).write("p-1")
    Blunt(sender).write("b-1")
