"""Journeys: a whole piece of somebody's day, through the real window."""
