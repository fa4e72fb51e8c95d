import boto3


class Attribution:
    owner: dict = {}

    def request_metadata(self, **more):
        return {**self.owner, **more}


class BedrockMixin:
    region = "eu-west-1"
    _runtime = None

    @property
    def runtime(self):
        if self._runtime is None:
            self._runtime = boto3.client("bedrock-runtime", region_name=self.region)
        return self._runtime
