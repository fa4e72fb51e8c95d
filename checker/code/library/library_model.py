"""What stands for a function of a library: from a call's arguments to the value that it gives."""

from __future__ import annotations

from collections.abc import Callable

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import Value
from checker.code.source.summary import Node

Model = Callable[[Machine, Arguments, list[Arg], Node], Value]
