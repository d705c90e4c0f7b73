"""Python values that read like the questions: what `import cancu` gives."""
