class Skill:
    service = None

    def __init__(self, context):
        self.context = context

    @property
    def tags(self):
        return {"x-team-id": self.context["team"], "x-cost-center": self.context["cost_center"],
                "x-environment": "prod", "x-service": self.service, "x-correlation-id": self.context["id"]}

    def run(self, text):
        raise NotImplementedError
