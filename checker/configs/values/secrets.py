"""What must never be shown: values that are secrets by the name of their key, by their shape or by their place in a
URL.

A reference to a secret (`${OPENAI_API_KEY}`, `os.environ/X`, the name in a `secretKeyRef`) is none and is shown.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import Any, Final

from checker.configs.values.variables import parts_of
from checker.documents.tree import Mapping, Node, Scalar, Sequence, key_text, plain

REDACTED: Final = "<redacted>"
_MAX_SHOWN: Final = 10_000  # characters of a text that reports show

_KEY = re.compile(
    r"(?:^|[^a-z])(?:pass(?:word|wd|phrase)?|pwd|secrets?|tokens?|credentials?|api[-_.]?keys?|access[-_.]?keys?|"
    r"private[-_.]?keys?|signing[-_.]?keys?|encryption[-_.]?keys?|master[-_.]?keys?|salt[-_.]?keys?|auth[-_.]?keys?|"
    r"secret[-_.]?keys?|account[-_.]?keys?|shared[-_.]?keys?|authorization|cookie|dsn|connection[-_.]?strings?|salt|"
    r"session[-_.]?keys?|license[-_.]?keys?|webhook[-_.]?url)(?:$|[^a-z])"
)
# `max_tokens`, `token_limit`, `secretName`: about secrets and tokens, but none themselves.
_NOT_KEY = re.compile(
    r"(?:max|min|num|total|input|output|prompt|completion|cached?|per|count|limit|usage|rate|cost|budget|llm)[-_.]?(?:\w+[-_.])?tokens?|"
    r"tokens?[-_.]?(?:limit|count|usage|type|per|cost|budget|window|ttl|expiry|url|uri|endpoint|file|path|name|ref)|"
    r"tokens?[-_.]?(?:\w+[-_.])?(?:address|network|registry|contract|symbol|decimals)$|"
    r"cookies?[-_.]?(?:prefix|path|name|domain|secure|same[-_.]?site|http[-_.]?only)$|"
    r"(?:secret|password|credentials?|key|token)s?[-_.]?(?:name|ref|refs|file|path|id|keyref|provider|store|namespace|type|length|enabled|mount)s?$|"
    r"(?:^|[-_.])(?:expir\w*|ttl|lifetime|max[-_.]age)(?:[-_.](?:in|minutes?|seconds?|hours?|days?|secs|ms))?$|"
    r"[-_.](?:minutes?|seconds?|hours?|days?)$|"
    r"(?:password|username)[-_.]?keys?$|public[-_.]?keys?|header[-_.]?name|key[-_.]?name|imagepullsecrets|envfrom"
)
_CREDENTIAL = re.compile(
    r"public[-_.]?key|client[-_.]?id|access[-_.]?key[-_.]?id|username$|[-_.]user$|^user$|key[-_.]?id$"
)
_SHAPE = re.compile(
    r"\b(?:sk|rk|pk)[-_](?:[A-Za-z0-9]{1,40}[-_]){0,6}[A-Za-z0-9]{16,}|\bsk-[A-Za-z0-9_-]{8,}|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|"
    r"\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bglpat-[\w-]{16,}|\bAIza[\w-]{30,}|"
    r"\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bhf_[A-Za-z0-9]{20,}|\bdckr_pat_\w{16,}|"
    r"\bnpm_[A-Za-z0-9]{30,}|\bSG\.[\w-]{16,}\.[\w-]{16,}|\bhvs\.[\w-]{20,}|\b(?i:bearer|basic)\s+[A-Za-z0-9._~+/-]{12,}=*"
)
_HOLDER = re.compile(r"credential|secrets?$|keyauth|jwt")  # lists of keys, such as Kong's keyauth_credentials
_USERINFO = re.compile(
    r"(?P<scheme>(?<![a-zA-Z0-9+.-])[a-zA-Z][a-zA-Z0-9+.-]{0,30}://)(?P<user>[^\s/?#:@]{0,200}):(?P<password>[^\s/?#@]{1,500})@"
)
_QUERY = re.compile(
    r"(?P<name>[?&](?:[\w.-]{0,60}(?:token|key|secret|password|signature|sig|auth|credential)[\w.-]*)=)[^&\s#]+", re.I
)
_DIGEST = re.compile(r"(?:sha(?:256|384|512|1)[:-])?[0-9a-f]{7,}$|^[0-9a-f-]{36}$", re.I)
_REFERENCE_KEYS: Final = frozenset({"secretkeyref", "configmapkeyref", "valuefrom", "existingsecret"})


def is_secret_key(path: tuple[str, ...]) -> bool:
    """Whether the last name in the path says that the value is a secret."""
    if any(step.lower() in _REFERENCE_KEYS for step in path[-3:]):
        return False
    names = [step for step in path[-4:] if step not in ("value", "default") and not step.isdigit()]
    if not names:
        return False
    if names[-1] in ("key", "secret", "hash") and any(_HOLDER.search(step.lower()) for step in names[:-1]):
        return True
    return _says_secret(names[-1]) or any(step in ("stringData", "secretGenerator") for step in path)


def is_credential_key(path: tuple[str, ...]) -> bool:
    """Whether the name says that the value names a credential: a secret, or its public part."""
    last = next((step for step in reversed(path[-2:]) if step not in ("value", "default") and not step.isdigit()), "")
    return is_secret_key(path) or _CREDENTIAL.search(_snake(last)) is not None


def looks_secret(text: str) -> bool:
    """Whether the value (of a long text its beginning) has the shape of a secret, whatever its key."""
    text = text[:_MAX_SHOWN]
    if _SHAPE.search(text) or _USERINFO.search(text):
        return True
    return len(text) >= 32 and " " not in text and not _DIGEST.search(text) and _is_random(text)


def is_reference(text: str, syntax: str) -> bool:
    """Whether the text only says where the secret is: references and the words around them (`Bearer ${env:TOKEN}`)."""
    parts = parts_of(text, syntax) if syntax != "none" else parts_of(text, "shell")
    if parts and all(
        not isinstance(part, str) or re.fullmatch(r"\s*(?i:bearer|basic|token)?\s*", part) for part in parts
    ):
        return any(not isinstance(part, str) and part.default in (None, "") for part in parts)
    return (
        re.match(r"(?:os\.environ/|\{vault:|vault:|arn:aws:|projects/[^/]+/secrets/|\{\{|ref\+|op://|file:)", text)
        is not None
    )


def holds_secrets(document: str, path: tuple[str, ...]) -> bool:
    """Whether all values there are secrets, whatever their names: the data of a Kubernetes Secret."""
    return document.startswith("Secret/") and path[:1] in (("data",), ("stringData",))


def shown(node: Node | None, path: tuple[str, ...], syntax: str = "none") -> Any:
    """The node as plain data in which every secret is replaced by `<redacted>`. Of a long text the beginning."""
    match node:
        case None:
            return None
        case Mapping():
            return {key_text(e.key): shown(e.value, _named(path, node, key_text(e.key)), syntax) for e in node.entries}
        case Sequence():
            return [shown(item, path, syntax) for item in node.items]
        case Scalar():
            return _shown_scalar(node, path, syntax)


def redact(text: str) -> str:
    """A text with the secrets in it replaced: by shape, and in URLs."""
    text = _USERINFO.sub(lambda found: f"{found['scheme']}{found['user']}:{REDACTED}@", text)
    text = _QUERY.sub(lambda found: found["name"] + REDACTED, text)
    return _SHAPE.sub(REDACTED, text)


def _shown_scalar(node: Scalar, path: tuple[str, ...], syntax: str) -> Any:
    text = node.value
    if not isinstance(text, str):
        return (
            REDACTED
            if is_secret_key(path) and isinstance(text, (int, float)) and not isinstance(text, bool)
            else plain(node)
        )
    if len(text) > _MAX_SHOWN:  # cut between words, so that no half of a secret is left
        text = text[:_MAX_SHOWN].rsplit(maxsplit=1)[0] if re.search(r"\s", text[:_MAX_SHOWN]) else text[:100]
        text = f"{text} …"
    if not text or is_reference(text, syntax):
        return text
    if is_secret_key(path):
        return REDACTED
    if "\n" in text or "=" in text or ":" in text or "," in text:
        return _lines(text)
    return REDACTED if looks_secret(text) else text


def _lines(text: str) -> str:
    """A longer text, a program or a list: what follows a secret's name in it is replaced as well."""
    text = redact(text)
    text = re.sub(
        r"(?P<key>(?<![\w.\-])[\w.\-]{1,120})(?P<sign>[\"']?\s*[=:]\s*[\"']?)(?P<value>[^\s\"',;&]+)",
        lambda found: (
            found[0]
            if not _says_secret(found["key"])
            or is_reference(found["value"], "shell")
            or found["value"].startswith("//")
            else found["key"] + found["sign"] + REDACTED
        ),
        text,
    )
    return REDACTED if looks_secret(text.strip()) and not re.search(r"\s|://", text.strip()) else text


def _named(path: tuple[str, ...], node: Mapping, key: str) -> tuple[str, ...]:
    """In `{name: API_KEY, value: …}` the name says what the value is."""
    name = node.get("name") if key in ("value", "default") else None
    return (*path, name.text, key) if isinstance(name, Scalar) else (*path, key)


def _says_secret(step: str) -> bool:
    name = _snake(step)
    return _KEY.search(name) is not None and _NOT_KEY.search(name) is None


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _is_random(text: str) -> bool:
    """More than 4 bits of entropy per character over letters and digits: keys are, words and hosts are not."""
    if not re.fullmatch(r"[A-Za-z0-9+/=_-]+", text) or not (re.search(r"\d", text) and re.search(r"[A-Za-z]", text)):
        return False
    counts = Counter(text)
    entropy = -sum(n / len(text) * math.log2(n / len(text)) for n in counts.values())
    return entropy > 4.0
