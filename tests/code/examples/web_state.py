"""What web applications keep for their handlers: the state of the application and of a request, and context variables
that the middleware around a request sets."""

from contextlib import asynccontextmanager
from contextvars import ContextVar

from fastapi import APIRouter, Depends, FastAPI, Request
from openai import OpenAI
from starlette.middleware.base import BaseHTTPMiddleware

OWNER = {"x-team-id": "search"}
TAGS = {**OWNER, "x-correlation-id": "1"}
client = OpenAI()
request_id: ContextVar[str] = ContextVar("request_id", default="")
trace: ContextVar[str] = ContextVar("trace", default="")
elsewhere: ContextVar[str] = ContextVar("elsewhere", default="")


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.full = OpenAI(default_headers=TAGS)
    app.state.owner = OWNER
    yield


app = FastAPI(lifespan=lifespan)
app.state.tags = TAGS
app.state.switched = TAGS
router = APIRouter()


def tagged(request: Request):
    request.state.by_router = TAGS


audited = APIRouter(dependencies=[Depends(tagged)])


@app.middleware("http")
async def tag(request: Request, call_next):
    request.state.tags = {**OWNER, "x-correlation-id": request.headers.get("x-request-id") or "none"}
    request.state.owner = OWNER
    request_id.set("r-1")
    return await call_next(request)


class Audit(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        client.responses.create(model="m", input="audit", extra_headers=OWNER)  # expect: fail correlation_id
        return await call_next(request)


class Trace:
    def __init__(self, app, prefix):
        self.app, self.prefix = app, prefix

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        token = trace.set(f"{self.prefix}-1")
        try:
            await self.app(scope, receive, send)
        finally:
            trace.reset(token)


class Refusing:
    """Nobody adds it."""

    async def __call__(self, scope, receive, send):
        elsewhere.set("set")


app.add_middleware(Audit)
app.add_middleware(Trace, prefix="t")


def tags_of(request: Request):
    return request.state.tags


def asked(request: Request):
    request.state.asked = "a-1"


@app.get("/application")
def of_application(request: Request):
    request.app.state.full.responses.create(model="m", input="a")  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=request.app.state.owner)  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers=app.state.tags)  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=app.state.not_set)  # expect: unverifiable team_id correlation_id


@router.get("/request")
def of_request(request: Request, tags=Depends(tags_of)):
    client.responses.create(model="m", input="a", extra_headers=tags)  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=request.state.owner)  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers=request.state.asked)  # expect: unverifiable team_id correlation_id


@app.get("/asked", dependencies=[Depends(asked)])
def after_dependency(req: Request):
    headers = {**OWNER, "x-correlation-id": req.state.asked}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


@audited.get("/audited")
def after_dependency_of_the_router(req: Request):
    client.responses.create(model="m", input="a", extra_headers=req.state.by_router)  # expect: pass


@app.get("/context")
async def of_context():
    headers = {**OWNER, "x-correlation-id": request_id.get()}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    headers = {**OWNER, "x-correlation-id": trace.get()}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    headers = {**OWNER, "x-correlation-id": elsewhere.get()}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id


def switch():
    app.state.switched = OWNER


@app.get("/switched")
def of_what_is_switched(request: Request):
    client.responses.create(model="m", input="a", extra_headers=request.app.state.switched)  # expect: unverifiable team_id correlation_id
