from openai import AsyncOpenAI
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route

from tagging import STATIC, TagMiddleware, request_tags

sdk = AsyncOpenAI()


async def reply(request):
    body = await request.json()
    answer = await sdk.responses.create(model="gpt-4o", input=body["mail"], extra_headers=request_tags.get())
    return JSONResponse({"reply": answer.output_text})


async def warm_up():
    await sdk.responses.create(model="gpt-4o", input="ping", extra_headers=request_tags.get())


app = Starlette(routes=[Route("/reply", reply, methods=["POST"])], middleware=[Middleware(TagMiddleware, static=STATIC)])
