"""What single lines say: one module a kind of line, each `(Located) -> (spec, diagnostics)`."""
