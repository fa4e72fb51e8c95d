import anthropic

from request import Req

claude = anthropic.Anthropic()
BASE = Req().tagged(team_id="rb", cost_center="cc-1", service="rb", environment="prod")


def send(req: Req):
    return claude.messages.create(**req.kwargs())


def send_direct(req: Req):
    return claude.messages.create(model=req.model, max_tokens=req.max_tokens, messages=[*req.messages],
                                  extra_headers=req.extra_headers)


def main():
    send(BASE.user("a").tagged(correlation_id="1"))
    send(BASE.user("b"))
    send_direct(BASE.user("c").tagged(correlation_id="3").untagged("x-cost-center"))
