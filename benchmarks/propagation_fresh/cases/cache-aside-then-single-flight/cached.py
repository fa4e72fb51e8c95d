import asyncio
import functools
import hashlib
import json


def cached(*, key_fields=("model", "input")):
    store = {}
    locks = {}

    def decorator(fn):
        @functools.wraps(fn)
        async def wrapper(*args, **kwargs):
            key = hashlib.sha256(json.dumps({k: kwargs.get(k) for k in key_fields}, sort_keys=True).encode()).hexdigest()
            if key in store:
                return store[key]
            async with locks.setdefault(key, asyncio.Lock()):
                if (hit := store.get(key)) is None:
                    hit = store[key] = await fn(*args, **kwargs)
            return hit
        wrapper.invalidate = store.clear
        return wrapper
    return decorator
