"""The local site: the same questions as the command line, in a browser."""
