from ._impl import ask, ask_bare as quick
