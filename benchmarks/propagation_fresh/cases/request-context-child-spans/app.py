from context import CallContext
from gateway import complete


def draft(ctx: CallContext, topic: str) -> str:
    outline = complete(ctx.child("outline"), f"Outline {topic}")
    return complete(ctx.child("draft"), outline)


def nightly_digest(ctx: CallContext) -> str:
    return complete(ctx.detached(), "Digest of the day")


def main():
    ctx = CallContext(tenant="newsroom", cost_center="cc-12")
    draft(ctx, "elections")
    nightly_digest(ctx)
