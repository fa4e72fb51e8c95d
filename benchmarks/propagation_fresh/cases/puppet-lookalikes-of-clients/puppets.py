class _Completions:
    def create(self, **options):
        return options


class _Chat:
    completions = _Completions()


class Puppet:
    chat = _Chat()

    def headers(self, scene):
        return {"x-team-id": "puppet", "x-cost-center": "cc-4042", "x-service": "stage", "x-environment": "prod",
                "x-correlation-id": scene}


class _Responses:
    def create(self, **options):
        return options


responses = _Responses()
