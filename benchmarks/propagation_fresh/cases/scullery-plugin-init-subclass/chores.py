from registry import Chore


class Wash(Chore, key="wash"):
    service = "dish-washing"

    def run(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers())


class Dry(Chore, key="dry"):
    def run(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers())


class Sweep(Chore, key="sweep", environment="unknown"):
    service = "sweeping"

    def run(self, text):
        return self.client.responses.create(
            model="gpt-4o", input=text, extra_headers={**self.headers(), "x-environment": "prod"})
