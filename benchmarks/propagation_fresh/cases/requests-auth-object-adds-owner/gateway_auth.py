from requests.auth import AuthBase


class OwnerAuth(AuthBase):
    def __init__(self, token, team, service):
        self.token, self.team, self.service = token, team, service

    def __call__(self, request):
        request.headers["Authorization"] = f"Bearer {self.token}"
        request.headers["X-Team-Id"] = self.team
        request.headers["X-Service"] = self.service
        request.headers.update({"X-Cost-Center": "cc-2457", "X-Environment": "prod"})
        return request
