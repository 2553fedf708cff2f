"""Request management for an IT helpdesk by SOP IT/2021/002; a command line over a request log."""

__version__ = "0.1.0"
