from .base import Job


class Digest(Job):
    name = "digest"

    def headers(self):
        return {**super().headers(), "x-correlation-id": f"{self.name}-daily"}
