"""Vocabulary of the field, kept as TOML so that an officer can extend it."""
