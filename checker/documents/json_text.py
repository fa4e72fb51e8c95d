"""Documents of ours as JSON text, as every command writes it."""

from __future__ import annotations


def indented(document: object) -> str:
    """A document in JSON, indented by two, its last line ended. A number that
    JSON has no form for is null. TypeError: it holds what is no document.

    (The standard library's encoder takes ten times as long for an indented document. It writes what is no UTF-8, such
    as the name of a file in another encoding.)
    """
    import msgspec

    try:
        return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"
    except UnicodeEncodeError:
        import json

        return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
