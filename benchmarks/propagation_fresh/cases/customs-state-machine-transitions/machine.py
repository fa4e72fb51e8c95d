class Declaration:
    def __init__(self, number, goods):
        self.number, self.goods, self.state = number, goods, "filed"

    def headers(self):
        return {"x-team-id": "customs", "x-cost-center": "cc-4001", "x-service": "tariff", "x-environment": "prod",
                "x-correlation-id": f"{self.number}:{self.state}"}
