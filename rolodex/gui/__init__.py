"""Everything with Qt, and nothing else."""
