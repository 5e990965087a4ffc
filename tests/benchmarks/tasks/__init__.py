"""What the processes of a run do, Django being ready. Each module has `run(**arguments) -> dict`."""
