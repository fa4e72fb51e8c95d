class HeaderNames:
    PREFIX = "x-"
    FIELDS = ["team_id", "cost_center", "service", "environment", "correlation_id"]

    @classmethod
    def render(cls, values):
        return {cls.PREFIX + field.replace("_", "-"): str(values[field]) for field in cls.FIELDS if values.get(field)}


class LegacyNames(HeaderNames):
    PREFIX = "x-acme-"
