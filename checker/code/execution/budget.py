"""How far a run follows the program: what exceeds one of these is unknown, and said so."""

from __future__ import annotations

MAX_CALL_DEPTH = 24
MAX_SAME_FUNCTION = 4
STEPS_PER_RUN = 4_000
# In a project with thousands of roots: with 300, one of 20 call sites of a million lines was out of sight.
LEAST_STEPS_PER_RUN = 2_500
# Of a run of a caller, which comes by its call early or not at all. One that decides whether there is a call has more.
LEAST_STEPS_PER_CALLER = 1_000
STEPS_IN_FULL = 400  # of a first attempt in which all statements are run; only what is longer is sliced
WANTED_STEPS = 1_000  # of one call that builds what is asked for, or leads to it
CLIENT_STEPS = 2_000  # of one in a file that imports an SDK: a factory with a branch per provider
CONSTRUCTOR_STEPS = 100  # of one statement of a constructor whose caller is not known
ADAPTER_STEPS = 400  # of one in a file that imports an SDK: it may make an adapter of one class per provider
UNWANTED_STEPS = 40  # of any other
WHOLE_SIZE = 160  # nodes of a body of which all is run where a handler waits for what it raises
SIZE_PER_STEP = 2  # a body of more nodes than this per step that it may take is not begun: it would not get to its end
SURVEY_BUDGET = 20_000  # steps of a survey: each statement of the root is seen, and little else
SURVEY_STEPS = 300  # of a function within the root, in a survey
DECIDING_STEPS = 5_000  # in a survey, of all statements that give the receivers of billable calls their values
MAX_SNAPSHOTS = 12
