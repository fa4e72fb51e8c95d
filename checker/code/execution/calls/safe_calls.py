"""Calls that raise nothing which a program handles, or whose models say themselves when they do."""

from __future__ import annotations

from checker.code.source.summary import Node

SAFE_BUILTINS = frozenset(
    "str repr len bool dict list tuple set frozenset isinstance issubclass print enumerate zip range sorted "
    "reversed type id hasattr getattr setattr callable int float min max any all super vars iter format hash "
    "object next".split()
)
SAFE_METHODS = frozenset(
    "get items keys values update setdefault copy append extend insert clear add discard lower upper strip lstrip "
    "rstrip replace split rsplit join startswith endswith title capitalize removeprefix removesuffix pop format "
    "count popleft appendleft get_nowait put put_nowait empty qsize remove index".split()
)

# Functions of the standard library that fail in no way which a program handles, and methods of what they give: clocks,
# ids, digests, loggers.
SAFE_FUNCTIONS = frozenset(
    "time.time time.time_ns time.monotonic time.perf_counter time.sleep time.strftime uuid.uuid1 uuid.uuid4 "
    "datetime.datetime.now datetime.datetime.utcnow datetime.datetime.today datetime.date.today random.random "
    "os.getpid os.getenv threading.get_ident threading.current_thread secrets.token_hex secrets.token_urlsafe "
    "hashlib.sha256 hashlib.sha1 hashlib.md5 hashlib.blake2b logging.getLogger logging.debug logging.info "
    "logging.warning logging.error logging.exception logging.critical platform.node socket.gethostname "
    "random.randint random.uniform random.getrandbits re.compile re.match re.search re.fullmatch re.findall re.sub "
    "pathlib.Path pathlib.PurePath urllib.parse.quote urllib.parse.quote_plus urllib.parse.unquote os.path.join "
    "contextlib.nullcontext contextlib.suppress functools.partial copy.copy copy.deepcopy".split()
)
SAFE_ANYWHERE = frozenset(
    "debug info warning error exception critical isoformat strftime timestamp hexdigest total_seconds".split()
)


# Exceptions of Python whose every source is followed: failed look-ups and values that do not fit.
FOLLOWED_ERRORS = frozenset(
    "KeyError IndexError LookupError AttributeError StopIteration StopAsyncIteration ValueError TypeError Empty "
    "QueueEmpty AssertionError".split()
)


def may_raise(node: object) -> bool:
    """Whether a statement or an expression holds another call, a look-up or an operation, told from its text."""
    if not isinstance(node, tuple) or not node:
        return False
    if node[0] in ("index", "binary", "raise") or (node[0] == "call" and not _is_safe(node[3])):
        return True
    if node[0] == "assign" and any(target[0] in ("tuple", "list") for target in node[2]):
        return True  # what is unpacked may have another length
    if node[0] == "attr" and node[2][0] != "name":  # `request.state.team`; what a name holds is mostly there
        return True
    return any(map(may_raise, node))


# Whether these raise their arguments decide, which a text does not tell.
_BY_ARGUMENTS = frozenset("int float min max next pop popleft format get_nowait put_nowait put remove index".split())


def _is_safe(function: Node) -> bool:
    if function[0] == "attr":
        return function[3] in SAFE_METHODS - _BY_ARGUMENTS
    return function[0] == "name" and function[2] in SAFE_BUILTINS - _BY_ARGUMENTS
