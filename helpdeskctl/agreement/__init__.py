"""catalog.yaml and sla.yaml: read with positions, checked, compiled, taken into force."""
