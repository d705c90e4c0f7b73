"""Turn the bytes of one Vietnamese legal document into a `Reading`; knows no graph."""
