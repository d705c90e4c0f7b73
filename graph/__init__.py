"""Link readings into a graph of clauses, duties, units and instruments, and answer from it."""
