import httpx


class OwnerAuth(httpx.Auth):
    """Signs a request with the token and the owner."""

    def __init__(self, token, owner):
        self._token = token
        self._owner = owner

    def auth_flow(self, request):
        request.headers["authorization"] = f"Bearer {self._token}"
        for name, value in self._owner.items():
            request.headers[f"x-{name.replace('_', '-')}"] = value
        yield request
