"""Plane 1: source files -> call sites, each with a proof per field. `engine` is the entry, `callsite` what comes out.

`source` reads files into module summaries by the `frontends` and links them to a project; `execution` is the abstract
machine that runs it; `library` holds what the machine knows of Python's own functions, `wire` what a call of an SDK
sends; `proofs` says where runs begin, climbs to callers and comes to a verdict.
"""
