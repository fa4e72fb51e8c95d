from base import Service


class Answers(Service):
    def ask(self, prompt: str) -> object:
        return self.client.responses.create(model="gpt-5", input=prompt)  # expect: CP101

    def ask_well(self, prompt: str) -> object:
        return self.tagged.responses.create(model="gpt-5", input=prompt)
