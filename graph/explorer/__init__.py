"""One self-contained page that shows tasks, instruments and units without any other file."""
