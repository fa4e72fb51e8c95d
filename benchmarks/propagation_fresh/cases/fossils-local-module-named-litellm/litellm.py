"""Lithology of ellipsoids; nothing to do with language models."""


def completion(model, messages, **options):
    return {"model": model, "n": len(messages), **options}


class Router:
    def completion(self, **kw):
        return completion(**kw)
