"""Functions and classes that a web framework takes by a call or by their base, within the middleware of their
application, which leaves things on the request."""

from openai import OpenAI
from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.routing import Route

client = OpenAI()


class Tag(BaseHTTPMiddleware):
    def __init__(self, app, team):
        super().__init__(app)
        self.team = team

    async def dispatch(self, request, call_next):
        request.state.tags = {"x-team-id": self.team, "x-correlation-id": request.headers.get("x-id", "none-given")}
        request.state.owner = {"x-team-id": self.team}
        return await call_next(request)


class Asked(HTTPEndpoint):
    async def post(self, request):
        client.responses.create(model="m", input="a", extra_headers=request.state.tags)  # expect: pass


def listed(request):
    client.responses.create(model="m", input="a", extra_headers=request.state.owner)  # expect: fail correlation_id


def not_routed(request):
    client.responses.create(model="m", input="a", extra_headers=request.state.owner)  # expect: unverifiable team_id correlation_id


application = Starlette(
    routes=[Route("/listed", listed), Route("/asked", Asked)], middleware=[Middleware(Tag, team="search")]
)
