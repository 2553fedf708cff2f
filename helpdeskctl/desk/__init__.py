"""The use cases of the desk, one file a group of verbs: load → decide → record → answer.

They talk to nobody: an `Answer` says what was found or done, `render` and `cli` show it.
"""
