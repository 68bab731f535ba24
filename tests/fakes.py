"""Stand-ins for slow or outside things, and a typed way to find a child widget."""
