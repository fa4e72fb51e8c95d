"""Which exception an operation of Python's throws: handlers for others, and `suppress` of others, do not see it."""

from contextlib import ExitStack, suppress
from dataclasses import FrozenInstanceError, dataclass

from openai import OpenAI

client = OpenAI()
TEAM = {"x-team-id": "search"}
BOTH = {**TEAM, "x-correlation-id": "1"}
TEAMS = {"search": BOTH}
PAIR = ("a", "b")
LIMIT = None


def ask(headers):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def key_error():
    try:
        kept = TEAMS["chat"]
    except ValueError:
        return TEAM
    except KeyError:
        return BOTH
    return TEAM


def index_error():
    try:
        kept = [1][3]
    except KeyError:
        return TEAM
    except LookupError:
        return BOTH


def value_error():
    try:
        kept = int("x")
    except TypeError:
        return TEAM
    except ValueError:
        return BOTH


def type_error():
    try:
        kept = LIMIT + 1
    except ValueError:
        return TEAM
    except TypeError:
        return BOTH


def handled_within(team):
    try:
        return TEAMS[team]
    except KeyError:
        return BOTH


def look_up(team):
    return TEAMS[team]


def handled_in_between(team):
    try:
        found = look_up(team)
    except KeyError:
        found = BOTH
    return found


def handled_for_another_kind(team):
    try:
        return TEAMS[team]
    except ValueError:
        return BOTH


def around(function, team):
    try:
        return function(team)
    except KeyError:
        return TEAM


def suppressed():
    found = BOTH
    try:
        with suppress(KeyError, ValueError):
            kept = TEAMS["chat"]
        found = TEAM
    except KeyError:
        pass
    return found


def another_kind_suppressed():
    found = BOTH
    try:
        with suppress(ValueError):
            kept = TEAMS["chat"]
        found = TEAM
    except KeyError:
        pass
    return found


def formatted(text, given):
    try:
        kept = text % given
    except (TypeError, KeyError):
        return TEAM
    return BOTH


def replaced_in_a_text():
    name = "search"
    try:
        name[0] = "S"
    except TypeError:
        return TEAM
    return BOTH


def taken_from_a_tuple():
    try:
        del PAIR[0]
    except TypeError:
        return TEAM
    return BOTH


def all_of_them():
    ask(key_error())
    ask(index_error())
    ask(value_error())
    ask(type_error())
    ask(around(handled_within, "chat"))
    ask(around(handled_in_between, "chat"))
    ask(around(handled_for_another_kind, "chat"))  # expect: blame correlation_id
    ask(around(look_up, "search"))
    ask(suppressed())  # expect: blame correlation_id
    ask(another_kind_suppressed())


def formats():
    ask(formatted("%s", "a"))
    ask(formatted("%s %s", ("a", 1)))
    ask(formatted("%(name)s", {"name": "a"}))
    ask(formatted("%d", "a"))  # expect: blame correlation_id
    ask(formatted("%s %s", ("a",)))  # expect: blame correlation_id
    ask(formatted("%s", ("a", "b")))  # expect: blame correlation_id
    ask(formatted("%(name)s", {"other": "a"}))  # expect: blame correlation_id
    ask(replaced_in_a_text())  # expect: blame correlation_id
    ask(taken_from_a_tuple())  # expect: blame correlation_id


ROWS = {"whole": {"owner": ["x-correlation-id", "1"]}, "empty": {"owner": []}}


def unpacked(kind):
    try:
        name, value = ROWS[kind]["owner"]
    except KeyError:
        return BOTH
    except ValueError:
        return {}
    return {name: value}


def a_whole_row(kind):
    client.responses.create(model="m", input="a", extra_headers={**TEAM, **unpacked(kind)})  # expect: pass


def an_empty_row(kind):
    client.responses.create(model="m", input="a", extra_headers={**TEAM, **unpacked(kind)})  # expect: fail correlation_id


def rows():
    a_whole_row("whole")
    a_whole_row("another")
    an_empty_row("empty")


def taken_from_a_set():
    names = {"a"}
    try:
        names.remove("b")
    except ValueError:
        return BOTH
    except KeyError:
        return TEAM
    return BOTH


def taken_from_an_empty_set():
    try:
        set().pop()
    except IndexError:
        return TEAM
    except KeyError:
        return BOTH


def thrown_once_more():
    try:
        look_up("chat")
    except KeyError:
        raise


def not_thrown_as_another():
    try:
        thrown_once_more()
    except ValueError:
        return TEAM
    except KeyError:
        return BOTH


def two(first, second=1):
    return first


def called_with_what_it_does_not_take():
    headers = dict(BOTH)
    try:
        two(1, third=2)
    except TypeError:
        headers.pop("x-correlation-id")
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id


def more_of_them():
    ask(taken_from_a_set())  # expect: blame correlation_id
    ask(taken_from_an_empty_set())
    ask(not_thrown_as_another())


@dataclass(frozen=True)
class Frozen:
    team: str = "search"


def set_on_what_is_frozen():
    owner = Frozen()
    try:
        owner.team = "chat"
    except FrozenInstanceError:
        return TEAM
    return BOTH


def braces(text, **given):
    try:
        kept = text.format(**given)
    except KeyError:
        return TEAM
    return BOTH


def of_other_lengths(values):
    try:
        kept = list(zip(["a", "b"], values, strict=True))
    except ValueError:
        return TEAM
    return BOTH


def a_slice_beyond_the_end():
    try:
        kept = [1, 2][5:]
    except IndexError:
        return TEAM
    return BOTH


def ended_by_a_stack():
    found = BOTH
    with ExitStack() as stack:
        stack.enter_context(suppress(KeyError))
        kept = TEAMS["chat"]
        found = TEAM
    return found


def and_more():
    ask(set_on_what_is_frozen())  # expect: blame correlation_id
    ask(braces("{team}", team="a"))
    ask(braces("{team}", other="a"))  # expect: blame correlation_id
    ask(of_other_lengths([1, 2]))
    ask(of_other_lengths([1]))  # expect: blame correlation_id
    ask(a_slice_beyond_the_end())
    ask(ended_by_a_stack())
