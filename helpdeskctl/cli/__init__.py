"""The command line, the only place that talks: Typer tree, options, terminal, error boundary."""
