from openai import AsyncOpenAI
from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

client = AsyncOpenAI()


class TagMiddleware(BaseHTTPMiddleware):
    def __init__(self, app, team, cost_center):
        super().__init__(app)
        self.team = team
        self.cost_center = cost_center

    async def dispatch(self, request, call_next):
        request.state.tags = {
            "x-team-id": self.team,
            "x-cost-center": self.cost_center,
            "x-environment": "prod",
            "x-correlation-id": request.headers.get("x-request-id", "edge"),
        }
        return await call_next(request)


class Recipes(HTTPEndpoint):
    async def post(self, request):
        body = await request.json()
        result = await client.responses.create(
            model="gpt-4.1-mini",
            input=body["dish"],
            extra_headers={**request.state.tags, "x-service": "recipes"},
        )
        return JSONResponse({"recipe": result.output_text})


async def shopping(request):
    body = await request.json()
    result = await client.responses.create(
        model="gpt-4.1-mini", input="Shop for " + body["dish"], extra_headers=request.state.tags
    )
    return JSONResponse({"list": result.output_text})


app = Starlette(
    routes=[Route("/recipes", Recipes), Route("/shopping", shopping, methods=["POST"])],
    middleware=[Middleware(TagMiddleware, team="food", cost_center="cc-23")],
)


def main():
    http = TestClient(app)
    http.post("/recipes", json={"dish": "soup"})
    http.post("/shopping", json={"dish": "soup"})
