"""A builder for the headers of one request."""


class HeaderBuilder:
    def __init__(self):
        self._headers = {}

    def add(self, name, value):
        if value is not None:
            self._headers[name] = value
        return self

    def correlation(self, correlation_id):
        return self.add("x-correlation-id", correlation_id)

    def team(self, team):
        return self.add("x-team-id", team)

    def build(self):
        return dict(self._headers)
