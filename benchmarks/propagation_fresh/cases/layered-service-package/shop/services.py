class Describe:
    def __init__(self, gateway):
        self.gateway = gateway

    def product(self, name):
        return self.gateway.complete("describe", f"Describe {name}", temperature=0.2)


class Search:
    def __init__(self, gateway):
        self.gateway = gateway

    def rewrite(self, query):
        return self.gateway.raw.responses.create(model="gpt-4o-mini", input=query,
                                                 extra_headers=self.gateway._settings.headers("search")).output_text
