class Tagger:
    def __init__(self, config):
        self._config = config

    def headers(self, service, correlation=None):
        out = {"x-team-id": self._config["team"], "x-cost-center": self._config["center"],
               "x-environment": self._config["env"], "x-service": service}
        return out if correlation is None else out | {"x-correlation-id": correlation}
