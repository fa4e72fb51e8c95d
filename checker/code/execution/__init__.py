"""The abstract machine: values, heap, statements, expressions, calls and classes of the checked project."""
