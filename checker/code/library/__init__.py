"""Python's built-ins, the standard library and its like over abstract values.

A call of a library's name comes to `externals`, which asks the tables of models (`library_data`, `library_tasks`,
`library_introspection` and others: a full name -> a `library_model`); one of a built-in function to
`builtin_functions`; one of a method that no class of the project has to `methods`, and on by the kind of object.
"""
