"""Makers of clips: one folder or file a service, and the animatic that needs none."""
