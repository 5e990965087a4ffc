"""`make bench`: what the platform must reach, each figure beside its reference (docs/reference/benchmarks.md)."""
