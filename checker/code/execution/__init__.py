"""The abstract machine: runs functions of the checked project over abstract values, never the code itself.

Where to look:

- Here: the machine and what it holds. `machine` (one run), `run_state`, `paths` (forks and joins), `states` and `heap`
  (what a path sees), `values`, `frames`; `program` and `facts` (what all runs share), `run` (what one run saw),
  `budget`, `defects`, `origins`, `disjoint`.
- `slices/`: what a run follows, and what it leaves out. `probe`, `needs`, `slicing` with `name_flow`, `name_walk`,
  `local_names` and `aliases`; `unfollowed`.
- `names/`: `imports`, `definitions`, `changes` and `mutations` (what other functions do to them), `patches`.
- `statements/`: `statements`, `assignment`, `loops` with `turns` and `settled`, `try_blocks`, `with_blocks` with
  `swallowed` and `managed`, `exits`, `patterns`.
- `expressions/`: `expressions`, `operators`, `comprehensions`, `truth`, `narrowing`; texts in `texts`, `formatted`,
  `percent`, `specs`; items in `subscripts`, `items`, `sequences`, `merging`.
- `calls/`: `calls`, `arguments`, `object_calls`, `symbolic_calls` (nobody in the run calls), `stated_results`,
  `kept_results`, `tasks` with `suspended`, `closing`, `gathering`, `destructors`, `safe_calls`, `escapes` (what is
  handed to code that is not read).
- `objects/`: `class_statements`, `classes`, `metaclasses`, `subclasses`, `class_writers`, `enums`, `flags`;
  `rebased`, `partial_keywords`; `construct`, `fields`, `validators`, `stated_models`, `annotated_types`; `attributes`,
  `instance_attributes`, `given_objects`.
- `frameworks/`: `web`, `endpoints`, `class_views`, `path_parts`, `project_calls`, `factories`, `startup`, `commands`,
  `django_commands`.
"""
