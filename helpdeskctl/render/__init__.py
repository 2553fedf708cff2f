"""Answers and reports as text, JSON and Markdown. Plain values come in, text goes out."""
