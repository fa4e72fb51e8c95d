"""What a difference is (environment, host, capacity, secret reference, version, semantic), and whether it may be.

The kind's data has the first word, the values have the second: a value that only swaps the environment's name is the
environment's, wherever it stands. What nobody knows is for review.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import Final

from checker.configs.comparison.carried import NO_CARRIERS, CarrierNames
from checker.configs.comparison.versions import Found, compare_versions
from checker.configs.entries.difference import Difference, Judged
from checker.configs.kinds.kind import Class, Setting, Verdict
from checker.configs.kinds.paths import canonical, in_words
from checker.configs.values.hosts import (
    host_of,
    is_host,
    is_url,
    may_be_host,
    other_host_with_tls,
    same_but_for_host,
    without_userinfo,
)
from checker.configs.values.scalars import as_text
from checker.configs.values.secrets import holds_secrets, is_credential_key, is_reference, is_secret_key, looks_secret
from checker.configs.values.units import evident, measure
from checker.configs.values.variables import same_but_for_requirement
from checker.configs.values.words import Words
from checker.documents.tree import Mapping, Node, Scalar, key_text

_ARN = re.compile(r"(?P<head>arn:[a-z-]+:[a-z0-9-]+):(?P<region>[a-z0-9-]*):(?P<account>\d{12})?:(?P<rest>.+)")
_ACCOUNT = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")
_ACCOUNT_KEY = re.compile(r"account[_-]?id$", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
# Kinds in which an address is where the service's own calls go; a gateway's are those of what stands behind it.
_OWN_ADDRESSES: Final = frozenset({"plain", "dotenv", "helm-values", "docker-compose", "kubernetes"})
_MAX_TEXT: Final = 10_000  # characters; a longer text is a program or a document, no name and no host
_QUANTITY = re.compile(r"\d+(?:\.\d+)?\s?(?:[KMGTP]iB?|[KMGTP]B)")  # a size, whatever the setting is called
# Where an SDK sends its requests, in small letters and words.
_ASKED = re.compile(r"(?:[a-z0-9]+_)*(?:base_url|api_base|baseurl|api_url|gateway_url|llm_url|llm_endpoint)")
_GATEWAY = re.compile(r"gateway|helicone|portkey|openrouter|router\.huggingface")  # hosts that pass calls on
_WHY: Final = {
    Class.ENVIRONMENT: "the environment itself",
    Class.HOST: "host of the environment",
    Class.CAPACITY: "capacity",
    Class.SECRET_REFERENCE: "secret of the environment",
    Class.VERSION: "prod is not what staging tested",
    Class.SEMANTIC: "no setting that checkpolicy knows",
}

_ALONE: Final = {
    Class.ENVIRONMENT: "only one side says which environment it is",
    Class.HOST: "a host that only one side has",
    Class.VERSION: "a version that only one side pins",
}


def judge(
    difference: Difference, words: Words, allowed: frozenset[Class], carriers: CarrierNames = NO_CARRIERS
) -> Judged:
    """Class, verdict and reason of one difference. `allowed`: classes that need no declaration, `carriers`: what the
    policy's fields travel in."""
    setting = difference.setting
    klass, verdict, why = _classified(difference, setting, words)
    if verdict is None:
        verdict = Verdict.ALLOW if klass in allowed else setting.verdict or difference.kind.unknown
    elif verdict is Verdict.ALLOW and klass not in allowed and not difference.renamed:
        verdict = Verdict.REVIEW
    open_ = setting.verdict is None or setting.flags  # of the words of a command line each may say something
    if verdict is Verdict.REVIEW and klass is Class.SEMANTIC and open_ and not difference.moved:
        carried = carriers.only_one_side(difference)
        if carried is not None:
            verdict, why = Verdict.DENY, carried
    reason = why or ("" if verdict is Verdict.ALLOW and klass is not Class.SEMANTIC else setting.why)
    known = setting.verdict is not None and klass is Class.SEMANTIC
    unsaid = "either may be meant, and no declaration says so" if known else _WHY[klass]
    return Judged(difference, klass, verdict, reason or unsaid)


def _classified(difference: Difference, setting: Setting, words: Words) -> Found:
    """Verdict None: allowed if the class is, else as the kind says."""
    if difference.renamed:
        names = [side.node.text for side in (difference.left, difference.right) if isinstance(side.node, Scalar)]
        aliases = difference.kind.aliases
        if len(names) == 2 and canonical(names[0], aliases) == canonical(names[1], aliases):
            return Class.SEMANTIC, Verdict.ALLOW, "another name of the same component"
        return Class.ENVIRONMENT, None, "the name carries the environment's name"
    if difference.moved:
        return Class.SEMANTIC, setting.reordered or Verdict.REVIEW, setting.why or "the same entries in another order"
    left, right = difference.left.node, difference.right.node
    if left is None or right is None:
        return _one_sided(difference, setting)
    if difference.delta is not None:
        return _members(difference, setting, words)
    if difference.shaped is not None and _only_environment(*difference.shaped, words):
        return Class.ENVIRONMENT, None, ""
    if difference.shaped is not None:  # a word of a command line that one side writes as a text
        left, right = difference.shaped[0] or left, difference.shaped[1] or right
    if isinstance(left, Scalar) and isinstance(right, Scalar):
        return _scalars(difference, setting, left, right, words)
    if setting.klass is Class.CAPACITY:
        return Class.CAPACITY, setting.verdict, ""
    return Class.SEMANTIC, setting.verdict or difference.kind.unknown, ""


def _one_sided(difference: Difference, setting: Setting) -> Found:
    node = difference.left.node or difference.right.node
    if setting.absent is not None:
        return setting.klass or Class.SEMANTIC, setting.absent, setting.why
    if setting.klass is Class.CAPACITY and setting.verdict in (None, Verdict.ALLOW):
        return Class.CAPACITY, setting.smaller if difference.right.node is None else None, setting.why
    no_secret = isinstance(node, Scalar) and (isinstance(node.value, bool) or node.value in ("", None))
    if is_secret_key(difference.path) and not no_secret:
        return Class.SECRET_REFERENCE, Verdict.REVIEW, "a secret that only one side has"
    klass = setting.klass or (Class.HOST if is_host(node) else Class.SEMANTIC)
    why = setting.why or _ALONE.get(klass, "")
    verdict = setting.verdict or difference.kind.unknown
    return klass, Verdict.REVIEW if verdict is Verdict.ALLOW else verdict, why


def _members(difference: Difference, setting: Setting, words: Words) -> Found:
    delta = difference.delta
    assert delta is not None
    if setting.minor and all(
        any(fnmatchcase(name, glob) for glob in setting.minor) for name in (*delta.left, *delta.right)
    ):
        return Class.SEMANTIC, Verdict.REVIEW, "what only one side has records nothing"
    pairs = list(zip(sorted(delta.left), sorted(delta.right), strict=False))
    if len(delta.left) == len(delta.right) and all(words.same_but_for_environment(a, b) for a, b in pairs):
        return Class.ENVIRONMENT, None, ""
    if len(delta.left) == len(delta.right) and all(same_but_for_host(a, b) for a, b in pairs):
        return Class.HOST, None, ""
    return Class.SEMANTIC, setting.verdict or difference.kind.unknown, ""


def _scalars(difference: Difference, setting: Setting, left: Scalar, right: Scalar, words: Words) -> Found:
    one, other = as_text(left.value), as_text(right.value)
    kind = difference.kind
    texts = isinstance(left.value, str) and isinstance(right.value, str)
    if max(len(one), len(other)) > _MAX_TEXT and not is_credential_key(difference.path):
        return Class.SEMANTIC, setting.verdict or kind.unknown, ""
    if texts and same_but_for_requirement(one, other, kind.variables):
        return Class.SEMANTIC, Verdict.REVIEW, "only one side asks for a value before it starts"
    found = _secrets(difference, setting, one, other, texts=texts)
    if found is None and (left.value is None) != (right.value is None) and is_credential_key(difference.path):
        return Class.SECRET_REFERENCE, Verdict.REVIEW, "a secret that only one side has"
    if found is None and setting.klass is Class.VERSION:
        if isinstance(left.value, str) != isinstance(right.value, str):
            number = one if not isinstance(left.value, str) else other
            return Class.VERSION, Verdict.DENY, f"unquoted, the version is the number {number}: put it in quotes"
        found = compare_versions(one, other)
    if found is not None:
        return found
    if texts and (past := _past_the_gateway(difference, one, other)):
        return Class.SEMANTIC, Verdict.DENY, past
    found = _environments(_name(difference), setting, left, right, words)
    if found is not None:
        return found
    if setting.klass is Class.CAPACITY and _may_be_sizes(left, right, setting):
        return Class.CAPACITY, _by_size(left, right, setting), ""
    if setting.klass is None and setting.verdict is None and _QUANTITY.fullmatch(one) and _QUANTITY.fullmatch(other):
        return Class.CAPACITY, None, ""
    if setting.klass is Class.VERSION:
        return Class.VERSION, setting.verdict or Verdict.REVIEW, _WHY[Class.VERSION]
    return Class.SEMANTIC, _by_size(left, right, setting) or kind.unknown, ""


def _secrets(difference: Difference, setting: Setting, one: str, other: str, *, texts: bool) -> Found | None:
    """Two secrets, by their place, their name or their shape."""
    if texts and holds_secrets(difference.document, difference.path):
        return Class.SECRET_REFERENCE, None, "secret of the environment"
    named = is_credential_key(difference.path) and setting.klass is not Class.SEMANTIC
    if texts and (named or setting.klass is Class.SECRET_REFERENCE):
        return _secret(one, other, difference.kind.variables)
    if looks_secret(one) and looks_secret(other):
        if without_userinfo(one) == without_userinfo(other) or not (is_url(one) and is_url(other)):
            return Class.SECRET_REFERENCE, None, "secret of the environment"
    return None


def _environments(key: str, setting: Setting, left: Scalar, right: Scalar, words: Words) -> Found | None:
    """Two values that are the environment's own: its name, its account, its host."""
    one, other = as_text(left.value), as_text(right.value)
    if words.same_but_for_environment(one, other):
        return (Class.HOST if is_host(left) or is_host(right) else Class.ENVIRONMENT), None, ""
    if _is_account(key, one, other) or _same_but_for_account(one, other, words):
        return Class.ENVIRONMENT, None, "the account of the environment"
    if setting.klass is Class.ENVIRONMENT and one and other and setting.verdict in (None, Verdict.ALLOW):
        return Class.ENVIRONMENT, None, ""
    if same_but_for_host(one, other) or _same_but_for_host_and_environment(one, other, words):
        return Class.HOST, None, ""
    if setting.klass is None and setting.verdict is None and other_host_with_tls(one, other):
        return Class.SEMANTIC, Verdict.REVIEW, f"another host, which only {words.right} asks with encryption"
    if setting.verdict is None and other_host_with_tls(other, one):
        return Class.HOST, Verdict.REVIEW, f"another host, which {words.right} asks without encryption"
    both = one and other and may_be_host(one) and may_be_host(other)
    if setting.klass is Class.HOST and both and not setting.verdict:
        return Class.HOST, None, ""
    if setting.klass is None and setting.verdict is None and bool(one) != bool(other) and is_url(one or other):
        return Class.HOST, Verdict.REVIEW, _ALONE[Class.HOST]
    return None


def _name(difference: Difference) -> str:
    """What a value is called; nothing where it is a whole document."""
    return difference.path[-1] if difference.path else ""


def _past_the_gateway(difference: Difference, left: str, right: str) -> str:
    """What is wrong with two addresses of models of which one is a provider's own, or each another one's."""
    asked = _ASKED.fullmatch(in_words(_name(difference)).lower())
    if not asked or not is_url(left) or not is_url(right):
        return ""
    providers = _is_provider(left), _is_provider(right)
    if difference.kind.name in _OWN_ADDRESSES and providers[0] != providers[1]:
        return "one side asks the provider itself, past the gateway"
    one, other = (".".join(host_of(url).split(".")[-2:]) for url in (left, right))
    return "another provider answers" if all(providers) and one != other else ""


def _is_provider(url: str) -> bool:
    """Whether a URL is a provider's own."""
    from checker.sdks.catalogue import load

    host = host_of(url)
    return _GATEWAY.search(host) is None and load().is_llm_host(host)


def _only_environment(left: Node | None, right: Node | None, words: Words) -> bool:
    """Two mappings of plain values that differ in nothing but the environment's name."""
    if not isinstance(left, Mapping) or not isinstance(right, Mapping):
        return False
    ours = {key_text(e.key): e.value for e in left.entries}
    theirs = {key_text(e.key): e.value for e in right.entries}
    return ours.keys() == theirs.keys() and all(
        isinstance(one := ours[name], Scalar)
        and isinstance(other := theirs[name], Scalar)
        and (one.value == other.value or words.same_but_for_environment(one.text, other.text))
        for name in ours
    )


def _secret(left: str, right: str, syntax: str) -> Found:
    if not left or not right:
        return Class.SECRET_REFERENCE, Verdict.DENY, "empty on one side"
    references = is_reference(left, syntax), is_reference(right, syntax)
    if references[0] != references[1]:
        return Class.SECRET_REFERENCE, Verdict.REVIEW, "a secret in plain text on one side, a reference on the other"
    why = "reference to the secret of the environment" if references[0] else "credential of the environment"
    return Class.SECRET_REFERENCE, None, why


def _may_be_sizes(left: Scalar, right: Scalar, setting: Setting) -> bool:
    """Whether what is called `memory` is an amount of it: `redis` is none."""
    sizes = (node.text for node in (left, right) if node.value is not None and "$" not in node.text)
    return setting.unit != "quantity" or all(
        measure(text, text, "quantity") is not None or evident(text) is not None for text in sizes
    )


def _by_size(left: Scalar, right: Scalar, setting: Setting) -> Verdict | None:
    if setting.larger is None and setting.smaller is None:
        return setting.verdict
    unit = setting.unit or "number"
    one, other = measure(left.value, left.text, unit), measure(right.value, right.text, unit)
    if one is None or other is None:
        one, other = evident(left.text), evident(right.text)
    if one is None or other is None:
        return setting.verdict
    if setting.verdict is not None and min(one, other) == 0:
        return setting.verdict  # nothing, or without end: no size to compare
    return (setting.larger if other > one else setting.smaller) or setting.verdict


def _same_but_for_host_and_environment(left: str, right: str, words: Words) -> bool:
    """`postgresql://app:…@staging-db/app_staging` and `postgresql://app:…@db/app_prod`."""
    if not is_url(left) or not is_url(right):
        return False
    one, other = (words.neutral(without_userinfo(t), e) for t, e in ((left, words.left), (right, words.right)))
    return same_but_for_host(one, other)


def _is_account(key: str, left: str, right: str) -> bool:
    """Two numbers of a cloud's accounts, called so."""
    return bool(_ACCOUNT_KEY.search(key) and _ACCOUNT.fullmatch(left) and _ACCOUNT.fullmatch(right))


def _same_but_for_account(left: str, right: str, words: Words) -> bool:
    """Two names of a cloud's resource (ARN, URL) in different accounts, else the same but for the environment."""
    if ".amazonaws.com" in left and ".amazonaws.com" in right:
        one_url, other_url = _ACCOUNT.sub("", left), _ACCOUNT.sub("", right)
        return one_url != left and (one_url == other_url or words.same_but_for_environment(one_url, other_url))
    one, other = _ARN.fullmatch(left), _ARN.fullmatch(right)
    if one is None or other is None or (one["head"], one["region"]) != (other["head"], other["region"]):
        return False
    ours, theirs = one["rest"], other["rest"]
    if one["account"] != other["account"]:  # a certificate has another number in each
        ours, theirs = _UUID.sub("", ours), _UUID.sub("", theirs)
    return ours == theirs or words.same_but_for_environment(ours, theirs)
