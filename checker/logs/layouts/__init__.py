"""How a source is laid out: lines, arrays, spans, tables. Each layout becomes blocks."""
