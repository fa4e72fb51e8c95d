from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "legal", "x-cost-center": "cc-4005", "x-service": "contracts",
                                 "x-environment": "prod"})


class Visitor:
    def __init__(self, number):
        self.trace = {"x-correlation-id": number}

    def visit_contract(self, contract):
        pass

    def visit_section(self, section):
        pass

    def visit_clause(self, clause):
        pass


class Summariser(Visitor):
    def visit_section(self, section):
        client.responses.create(model="gpt-4o-mini", input=section.title, extra_headers=self.trace)

    def visit_clause(self, clause):
        client.responses.create(model="gpt-4o-mini", input=clause.text, extra_headers=self.trace)


class Checker(Visitor):
    def visit_clause(self, clause):
        client.embeddings.create(model="text-embedding-3-small", input=clause.text)
