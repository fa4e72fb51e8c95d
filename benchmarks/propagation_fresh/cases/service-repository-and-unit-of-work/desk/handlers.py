from functools import partial

from .commands import Reply, Tag


def reply(cmd: Reply, llm):
    return llm.complete(cmd.text, **{"x-correlation-id": cmd.ticket})


def tag(cmd: Tag, llm):
    return llm.complete(f"tags: {cmd.text}")


def handlers(llm):
    return {kind: partial(fn, llm=llm) for kind, fn in {Reply: reply, Tag: tag}.items()}
