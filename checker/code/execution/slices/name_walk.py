"""Names that the expressions of one statement read, bind and share, and whether they hold a word that is looked for."""

from __future__ import annotations

from checker.code.execution.slices.aliases import Sharing, shared_by
from checker.code.execution.slices.local_names import Inner, add_targets
from checker.code.execution.slices.needs import Needs
from checker.code.source.summary import Node, holds_word, last_word

_MUTATORS = frozenset(
    {
        "update",
        "pop",
        "setdefault",
        "append",
        "extend",
        "clear",
        "add",
        "popitem",
        "insert",
        "remove",
        "discard",
        "add_header",
    }
)


class Wanted:
    """What the walk looks for: words of SDK calls, functions on the way with the arguments that matter."""

    def __init__(
        self,
        words: frozenset[str],
        payload: frozenset[str],
        needs: Needs,
        params: frozenset[str],
        effects: frozenset[str],
    ) -> None:
        self.effects = effects
        self.receivers = False  # of calls by these words, what they are given does not matter
        self.params = params
        self.locals: set[str] = set()
        self.outer: frozenset[str] = frozenset()  # names that are declared `global` or `nonlocal`
        self.inner: Inner = lambda id: ("", frozenset())
        self.defined: frozenset[str] | None = None
        self.seed = False
        self.needs = dict(needs)
        self.on_the_way = bool(needs)  # what is bound to a call's result may be called later
        self.words = words | self.needs.keys()
        self.provided = words  # what these give is the provider's
        self.payload = payload

    def is_object(self, function: Node) -> bool:
        """Whether what is called may be an object that is kept under a name, where those are looked for."""
        if self.defined is None:
            return False
        if function[0] == "name":
            return function[2] not in self.defined and (function[2] in self.locals or function[2] in self.params)
        return (
            function[0] == "attr"
            and function[2][:1] + function[2][2:3] == ("name", "self")
            and function[3] not in self.defined
        )

    def wants(self, word: str, kind: int, name: str, position: int) -> bool:
        """Whether an argument of a call by `word` matters: its kind as in `machine.Arg`."""
        if self.receivers:
            return False
        need = self.needs.get(word)
        if need is not None:
            return need.wants(kind, name, position)
        return not (kind == 1 and name in self.payload)


class Walk:
    """Names that expressions read, and whether they hold a word that is looked for."""

    def __init__(self, look: Wanted) -> None:
        self.look = look
        self.uses: set[str] = set()
        self.defines: set[str] = set()
        self.bound: set[str] = set()  # what its targets name
        self.changes: set[str] = set()
        self.sharings: list[Sharing] = []
        self.calls = False
        self.mentions = False  # a billable method without a call of it

    def share(self, holders: set[str], *values: Node | None) -> None:
        """Note that `holders` may hold what `values` name."""
        held = frozenset(name for value in values for name in shared_by(value, self.look.provided, self.look.locals))
        if holders and held:
            self.sharings.append(Sharing(frozenset(holders), held))

    def target(self, node: Node) -> None:
        """Walk through an assignment target."""
        add_targets(node, self.defines)
        add_targets(node, self.bound)
        if node[0] in ("index", "attr"):
            add_targets(node, self.changes)
        if node[0] == "name":
            self.calls = self.calls or node[2] in self.look.outer
        if node[0] == "index":
            self.expression(node[3])
            self._asked(node[3])  # a key for its hash, a position for its number
        if node[0] in ("index", "attr"):
            self.calls = self.calls or self._is_outer(node[2])
        elif node[0] == "tuple":
            for item in node[2]:
                self.target(item)

    def _asked(self, node: object) -> None:
        """Note the names in a key: what it holds may change when it is asked."""
        if isinstance(node, tuple) and node:
            if node[0] == "name" and len(node) > 2:
                self.changes.add(node[2])
            for part in node:
                self._asked(part)

    def _is_outer(self, node: Node) -> bool:
        """Whether an object belongs to somebody else: a parameter, something below one, a name of module level."""
        if self.look.seed:
            return False
        while node[0] in ("attr", "index", "call"):
            node = node[3] if node[0] == "call" else node[2]
        return node[0] != "name" or node[2] in self.look.params or node[2] not in self.look.locals

    def expression(self, node: object) -> None:
        """Walk through an expression; anything else (None, a name) holds nothing."""
        if not isinstance(node, tuple) or not node:
            return
        kind = node[0]
        if kind == "const":  # a function may be asked for by its name: `TASKS["summarise"](...)`
            self.calls = self.calls or (isinstance(node[2], str) and node[2] in self.look.needs)
            return
        if kind == "name":
            self.uses.add(node[2])
            self.calls = self.calls or node[2] in self.look.words
        elif kind == "attr":
            self.calls = self.calls or node[3] in self.look.words
            own = node[2][:1] + node[2][2:3] == ("name", "self")  # `self.messages` is no method of an SDK
            self.mentions = self.mentions or (node[3] in self.look.provided and not own)
            self.uses.add(f".{node[3]}")
            if not (node[2][0] == "name" and node[2][2] in ("self", "cls")):
                self.expression(node[2])
        elif kind == "call":
            self._call(node)
        elif kind == "walrus":
            self.defines.add(node[2])
            self.expression(node[3])
            self.share({node[2]}, node[3])
        elif kind == "lambda":  # a parameter is no node, whatever it is named: `lambda call: ...`
            for _, _, default, _ in node[2]:
                self._parts(default)
            self.expression(node[3])
        else:
            for part in node[1:]:
                self._parts(part)

    def _call(self, node: Node) -> None:
        mentions = self.mentions
        self.expression(node[3])
        self.mentions = mentions
        word = last_word(node[3])
        known = word in self.look.words
        self.calls = self.calls or word in self.look.effects or self.look.is_object(node[3])
        if word in _MUTATORS and node[3][0] == "attr":
            self.calls = self.calls or self._is_outer(node[3][2])
        if not known:
            self._give(node)
        position = 0
        for kind, name, value in node[4]:
            if not known or self.look.wants(word, kind, name, position) or holds_word(value, self.look.words):
                self.expression(value)
            position += kind == 0

    def _give(self, node: Node) -> None:
        """A call may change what it is called on and what it is given, and keep one in the other."""
        given: set[str] = set()
        if node[3][0] == "attr":
            add_targets(node[3][2], given)
        elif node[3][0] == "name" and node[3][2] in self.look.locals:
            given.add(node[3][2])
        for kind, _, value in node[4]:
            if kind < 2:
                add_targets(value, given)
        self.changes |= given
        self.share(given, *(value for _, _, value in node[4]))

    def _parts(self, part: object) -> None:
        if not isinstance(part, tuple) or not part:
            return
        if isinstance(part[0], str) and len(part) > 1 and isinstance(part[1], int):
            self.expression(part)
        elif part[0] == "for" and len(part) == 3:
            self.expression(part[2])
        else:
            for piece in part:
                self._parts(piece)
