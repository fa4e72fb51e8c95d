from desk.handlers import handlers
from desk.llm import Llm


class Bus:
    def __init__(self, table):
        self.table = table

    def handle(self, command):
        return self.table[type(command)](command)


def bootstrap():
    owner = {"x-team-id": "uw", "x-cost-center": "cc-3042", "x-service": "uw", "x-environment": "prod"}
    return Bus(handlers(Llm(owner)))
