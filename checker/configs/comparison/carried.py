"""Which of the policy's carriers a difference concerns: what nobody knows as a setting may still name `x-team-id`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from checker.configs.entries.difference import Difference
from checker.configs.entries.identity import named_setting
from checker.configs.kinds.kind import Class
from checker.documents.tree import Mapping as Tree
from checker.documents.tree import Node, Scalar, Sequence, key_text
from checker.policy.model import Policy

_MAX_NODES: Final = 2_000
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")  # `costCenter`
_MAX_LINE: Final = 500  # characters


@dataclass(frozen=True)
class CarrierNames:
    """`fields`: names of carriers in lower case, and the field that travels there; fields by their own name as well.
    `headers`: those of them that are headers."""

    fields: Mapping[str, str] = field(default_factory=dict)
    headers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, policy: Policy) -> CarrierNames:
        found: dict[str, str] = {}
        headers = {name.lower() for wanted in policy.fields.values() for name in wanted.carriers.headers}
        for wanted in policy.fields.values():
            carriers = wanted.carriers
            for names in (carriers.headers, carriers.metadata, carriers.baggage, carriers.attributes):
                for name in names:
                    found.setdefault(name.lower(), wanted.name)
            if "_" in wanted.name:  # `input_tokens`; a field's name of one word (`provider`) says too little
                found.setdefault(wanted.name, wanted.name)
        return cls(found, frozenset(headers))

    def same_header(self, found: Difference) -> bool:
        """Whether both sides name one header of the policy, in another case, which no header has."""
        texts = [side.node.text.lower() for side in (found.left, found.right) if isinstance(side.node, Scalar)]
        return len(texts) == 2 and texts[0] == texts[1] and texts[0] in self.headers and found.setting.verdict is None

    def only_one_side(self, found: Difference) -> str | None:
        """Why a difference is more than a word: a carrier that only one side names, or whose value differs."""
        if not self.fields:
            return None
        key = _key(found.path)
        last, snake = key.lower(), _CAMEL.sub("_", key).lower()
        label = last.rpartition("/")[2].rpartition(".")[2]  # `acme.io/cost-center`, `…customrequestheaders.X-Team-Id`
        for name in (last, snake, label, label.replace("-", "_")):
            if name in self.fields:
                return self._meant(name)
        for node in (found.left.node, found.right.node):
            given = self._set_by(node)
            if given is not None:
                return f"the line sets {given}: {self._meant(given)}"
        one, other = self._named(found.left.node), self._named(found.right.node)
        for name in sorted(one ^ other):
            known = named_setting(name)
            if known is not None and known.klass is Class.ENVIRONMENT:
                continue  # which environment it is: either has its own, and nothing is lost
            return f"{self._meant(name)}, and only one side names it"
        return None

    def _meant(self, name: str) -> str:
        field = self.fields[name]
        return f"{name} is a field of the policy" if field == name else f"{name} carries {field}"

    def _set_by(self, node: Node | None) -> str | None:
        """The carrier that a line of some program gives a value to: `proxy_set_header X-Team-Id "";`."""
        found = self._setting.match(node.text) if isinstance(node, Scalar) and len(node.text) < _MAX_LINE else None
        return (found["set"] or found["directed"]).lower() if found is not None else None

    @cached_property
    def _setting(self) -> re.Pattern[str]:
        """`name = value` and `name: value`, or `directive name value`; a list of names gives them none."""
        quoted = rf"[\"'.\[]*(?P<{{}}>{self._alternatives})[\"'\]]*"
        return re.compile(
            rf"\s*(?:[\w.-]+\s+)?{quoted.format('set')}\s*[:=]\s*\S|\s*[A-Za-z]\w*[_-]\w*\s+{quoted.format('directed')}\s+\S",
            re.IGNORECASE,
        )

    def _named(self, node: Node | None) -> frozenset[str]:
        names: set[str] = set()
        for number, text in enumerate(_texts(node)):
            if number > _MAX_NODES:
                break
            names.update(found[0].lower() for found in self._pattern.finditer(text))
        return frozenset(names)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{self._alternatives})(?![\w-])", re.IGNORECASE)

    @cached_property
    def _alternatives(self) -> str:
        """Longer names first: `chargeback.team_id` holds `team_id`."""
        names = sorted(self.fields, key=lambda name: (-len(name), name))
        return "|".join(map(re.escape, names))


def _key(path: tuple[str, ...]) -> str:
    """The name of what differs; of a variable's value, and of what its source is, the variable's."""
    for number, step in enumerate(path[1:], 1):
        last = number == len(path) - 1
        if (step == "value" and last) or (step == "valueFrom" and not last):
            return path[number - 1]
    return path[-1] if path else ""


NO_CARRIERS: Final = CarrierNames()


def _texts(node: Node | None) -> Iterator[str]:
    match node:
        case Scalar():
            yield node.text
        case Sequence():
            for item in node.items:
                yield from _texts(item)
        case Tree():
            for entry in node.entries:
                yield key_text(entry.key)
                yield from _texts(entry.value)
