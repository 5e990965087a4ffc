"""`python -m tests.benchmarks.worker TASK ARGUMENTS`: runs `tasks.TASK.run`; ends with a line of JSON."""

import importlib
import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    task = importlib.import_module(f"tests.benchmarks.tasks.{sys.argv[1]}")
    answer = task.run(**json.loads(sys.argv[2]))
    sys.stdout.write("\n" + json.dumps(answer, ensure_ascii=False) + "\n")
