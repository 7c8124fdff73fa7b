"""Writes into a copy of somebody's own file: notes at their places, words replaced.

A package per format. This floor knows places and notes, and nothing of why they are
written. python-docx and openpyxl load a file into their own model and write that model
back, which loses what they do not know (content controls, charts, form fields); so the
XML of the parts concerned is edited here, and every other part stays as it is.
"""
