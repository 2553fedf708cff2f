"""The request log: every request, crash-safe, in TinyDB's JSON, a hot file and an archive.

It keeps documents and knows nothing of the procedure: what an event means is decided elsewhere.
"""
