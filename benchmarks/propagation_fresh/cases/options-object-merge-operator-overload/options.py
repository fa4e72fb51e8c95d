from __future__ import annotations


class Headers:
    """An immutable bag of headers; `a | b` prefers b, `a - name` leaves one out."""

    def __init__(self, values=()):
        self._values = dict(values)

    def __or__(self, other: Headers | dict) -> Headers:
        return Headers({**self._values, **dict(other)})

    def __ror__(self, other: dict) -> Headers:
        return Headers({**other, **self._values})

    def __sub__(self, name: str) -> Headers:
        return Headers((k, v) for k, v in self._values.items() if k != name)

    def __iter__(self):
        return iter(self._values)

    def keys(self):
        return self._values.keys()

    def __getitem__(self, name):
        return self._values[name]
