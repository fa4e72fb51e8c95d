import groq
import openai


class Agent:
    def __init__(self, team, trace):
        self.tags = {
            "x-team-id": team, "x-cost-center": "cc-3305", "x-service": "agents", "x-environment": "prod",
            "x-correlation-id": trace,
        }
        self.client = openai.OpenAI()

    def run(self, text):
        return self.client.chat.completions.create(
            model="gpt-4o-mini", messages=[{"role": "user", "content": text}], extra_headers=self.tags)


class FastAgent(Agent):
    def __init__(self, team, trace):
        super().__init__(team, trace)
        self.client = groq.Groq()


class CheapAgent(Agent):
    tags = {"x-team-id": "agents"}

    def __init__(self):
        self.client = openai.OpenAI(timeout=5)


def main():
    Agent("agents", "a-1").run("one")
    FastAgent("agents", "a-2").run("two")
    CheapAgent().run("three")
