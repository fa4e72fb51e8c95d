"""Programs inside of configurations: what their statements do, and that no text at all makes the readers fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.configs.programs.effects import Act, Effect
from checker.configs.programs.lua import lua_effects
from checker.configs.programs.ottl import condition_names, statement_effects
from checker.configs.programs.vrl import vrl_effects


class TestOttl:
    @pytest.mark.parametrize(
        ("statement", "act", "names", "pattern"),
        [
            ('delete_key(attributes, "team")', Act.DELETE, ("team",), None),
            ('delete_key(span.attributes, "team") where kind == 3', Act.DELETE, ("team",), None),
            ('delete_matching_keys(log.attributes, "^gen_ai\\\\.")', Act.DELETE, (), "^gen_ai\\."),
            ('keep_keys(attributes, ["a", "b"])', Act.KEEP, ("a", "b"), None),
            ('keep_matching_keys(attributes, "^a")', Act.KEEP, (), "^a"),
            ("truncate_all(attributes, 16)", Act.TRUNCATE, (), None),
            ('limit(attributes, 10, ["a"])', Act.LIMIT, ("a",), None),
            ('set(attributes["team"], SHA256(attributes["team"]))', Act.HASH, ("team",), None),
            ('set(attributes["team"], SHA256(attributes["mail"]))', Act.WRITE, ("team",), None),
            ('set(attributes["team"], nil)', Act.DELETE, ("team",), None),
            ('set(attributes["team"], "x")', Act.WRITE, ("team",), None),
            ('set(attributes["team"], Substring(attributes["team"], 0, 3))', Act.TRUNCATE, ("team",), None),
            ('replace_pattern(attributes["team"], "a", "b")', Act.REDACT, ("team",), None),
            ('replace_all_patterns(attributes, "key", "^team$", "t")', Act.RENAME, (), "^team$"),
        ],
    )
    def test_statements(self, statement: str, act: Act, names: tuple[str, ...], pattern: str | None) -> None:
        (effect,) = statement_effects(statement)
        assert (effect.act, effect.names, effect.pattern) == (act, names, pattern)
        assert effect.conditional is ("where" in statement)

    @pytest.mark.parametrize(
        ("statement", "context"),
        [
            ('delete_key(attributes, "team")', "spanevent"),
            ('delete_key(attributes, "team")', "datapoint"),
            ('delete_key(instrumentation_scope.attributes, "team")', "span"),
            ('replace_all_patterns(attributes, "value", "[0-9]{16}", "****")', "span"),
            ('set(status.message, "delete_key(attributes, \\"team\\")")', "span"),
            ("delete_key(attributes", "span"),
            ("", ""),
        ],
    )
    def test_what_owns_nothing(self, statement: str, context: str) -> None:
        assert not list(statement_effects(statement, context))

    def test_attributes_of_the_resource(self) -> None:
        (by_path,) = statement_effects('delete_key(resource.attributes, "team")')
        (by_context,) = statement_effects('delete_key(attributes, "team")', "resource")
        assert by_path == by_context
        assert by_path.resource

    def test_conditions(self) -> None:
        text = 'attributes["a"] == nil and resource.attributes["b"] != "x" or IsMatch(name, "attributes")'
        assert condition_names(text) == ("a", "b")

    @given(st.text(alphabet='delkysta_("[]{},:)\\ .ari"bu0', max_size=60))
    def test_any_text(self, text: str) -> None:
        assert all(isinstance(effect, Effect) for effect in statement_effects(text))
        condition_names(text)


class TestVrl:
    @pytest.mark.parametrize(
        ("program", "act", "names"),
        [
            ("del(.team)", Act.DELETE, (".team",)),
            ('del(.metadata."team.id")', Act.DELETE, ('.metadata."team.id"',)),
            (".owner = del(.team)", Act.RENAME, (".team",)),
            (".team = null", Act.DELETE, (".team",)),
            (".team = sha2(string!(.team))", Act.HASH, (".team",)),
            (".team = truncate(.team, 4)", Act.TRUNCATE, (".team",)),
            (".team = redact(.team, filters: [r'a'])", Act.REDACT, (".team",)),
            ('. = remove!(., ["metadata", "team"])', Act.DELETE, ('."metadata"."team"',)),
            ('. = {\n  "team": .team,\n  "nested": {"inner": 1},\n}', Act.KEEP, ("team", "nested")),
            ("if !exists(.team) {\n  abort\n}", Act.DROP, (".team",)),
        ],
    )
    def test_what_takes_away(self, program: str, act: Act, names: tuple[str, ...]) -> None:
        assert (act, names) in [(effect.act, effect.names) for effect in vrl_effects(program)]

    @pytest.mark.parametrize(
        "program",
        [
            "# del(.team)",
            "team = del(.team)",
            '.note = "del(.team)" # only told of',
            "if .team == null { .seen = false }",
            ".team = downcase(.team)",
        ],
    )
    def test_what_does_not(self, program: str) -> None:
        acts = {effect.act for effect in vrl_effects(program)}
        assert acts <= {Act.WRITE}

    def test_lines(self) -> None:
        (effect,) = vrl_effects("\n\n  del(.team)\n")
        assert effect.line == 2

    @given(st.text(alphabet='del(.team)"{}[]=nul abort if\n#\\', max_size=120))
    def test_any_text(self, text: str) -> None:
        assert all(isinstance(effect, Effect) for effect in vrl_effects(text))


class TestLua:
    def test_nil(self) -> None:
        found = list(lua_effects('record["team"] = nil\nrecord.a.b = nil -- record.c = nil\nrecord.d = "nil"'))
        assert [(effect.names, effect.line) for effect in found] == [(('."team"',), 0), (('."a"."b"',), 1)]

    def test_headers(self) -> None:
        (effect,) = lua_effects('kong.service.request.clear_header("x-team-id")')
        assert effect.names == ("x-team-id",)

    @given(st.text(max_size=80))
    def test_any_text(self, text: str) -> None:
        assert all(isinstance(effect, Effect) for effect in lua_effects(text))
