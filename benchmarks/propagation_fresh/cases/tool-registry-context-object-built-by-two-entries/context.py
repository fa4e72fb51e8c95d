class Context:
    def __init__(self, user, trace=""):
        self.user, self.trace = user, trace

    @property
    def headers(self):
        return {
            "x-team-id": "assist", "x-cost-center": "cc-3314", "x-service": "assist", "x-environment": "prod",
            "x-correlation-id": self.trace,
        }
