"""The abstract machine: runs functions of the checked project over abstract values, never the code itself.

Where to look:

- The machine and what it holds: `machine` (one run), `run_state`, `paths` (forks and joins), `states` and `heap` (what
  a path sees), `values`, `frames`; `program` and `facts` (what all runs share), `run` (what one run saw), `budget`,
  `defects`, `origins`, `disjoint`.
- What a run follows, and what it leaves out: `probe`, `needs`, `slicing` with `name_flow`, `name_walk`, `local_names`
  and `aliases`; `unfollowed`, `turns`, `suspended`.
- Names and modules: `imports`, `definitions`, `changes` and `mutations` (what other functions do to them), `patches`.
- Statements: `statements`, `assignment`, `loops`, `try_blocks`, `with_blocks`, `swallowed`, `managed`,
  `exits`, `patterns`.
- Expressions: `expressions`, `operators`, `formatted`, `comprehensions`, `truth`, `narrowing`; items in `subscripts`,
  `items`, `sequences`, `merging`.
- Calls: `calls`, `arguments`, `object_calls`, `symbolic_calls` (nobody in the run calls), `stated_results`,
  `kept_results`, `tasks`, `safe_calls`, `escapes` (what is handed to code that is not read).
- Classes and objects: `class_statements`, `classes`, `metaclasses`, `subclasses`, `class_writers`, `enums`;
  `construct`, `fields`, `validators`, `stated_models`, `annotated_types`; `attributes`, `instance_attributes`,
  `given_objects`.
- Frameworks: `web`, `endpoints`, `factories`, `startup`, `commands`.
"""
