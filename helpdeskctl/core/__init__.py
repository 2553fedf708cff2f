"""The pure core: no file, clock, environment, terminal, YAML or TinyDB comes in here."""
